"""The pages of one message, and what streams from them."""

from asgiref.sync import async_to_sync
from django.urls import reverse

ADDRESS = "holder@tempmail.test"


def url(name, message, *args, address=ADDRESS):
    return reverse(name, args=[address, message.pk, *args])


def page_of(client, message, name="message"):
    response = client.get(url(name, message))
    assert response.status_code == 200
    return response.content.decode()


def content_of(response):
    async def collect():
        return [chunk async for chunk in response.streaming_content]

    return async_to_sync(collect)()
