"""The examples of the API's description; a test holds each against its schema."""

ADDRESS = "shop@mail.example.org"
TOKEN = "4D0Y8QJ7M2ZK5V9XB3TNC6WREGHP1AFS40Y8QJ7M2ZK5V9XB3TNC6"
MESSAGE_ID = "0199f1f0-8f3c-7b7e-9d0a-5c2f6f1f2a31"
MESSAGE_PATH = f"/api/v1/inboxes/{ADDRESS}/messages/{MESSAGE_ID}"

DOMAINS = {
    "items": [
        {
            "name": "mail.example.org",
            "unicode_name": "mail.example.org",
            "is_wildcard": True,
            "default_lifetime_seconds": 3600,
            "max_lifetime_seconds": 604800,
            "max_message_bytes": 26214400,
            "max_messages": 200,
            "note": "",
        }
    ],
    "next_cursor": None,
}
INBOX = {
    "address": ADDRESS,
    "is_private": True,
    "is_read_only": False,
    "created_at": "2026-05-04T09:30:00.120417Z",
    "expires_at": "2026-05-04T10:30:00.120417Z",
    "longest_expires_at": "2026-05-11T09:30:00.120417Z",
    "lifetime_mode": "time",
    "has_password": False,
    "message_count": 1,
}
OWN_INBOX = INBOX | {"message_count": 0, "token": TOKEN}
SHARE = {"id": 7, "created_at": "2026-05-04T09:31:00.000000Z", "expires_at": "2026-05-04T10:30:00.120417Z"}
OWN_SHARE = SHARE | {"token": TOKEN, "url": f"https://example.org/add#{TOKEN}"}
SHARES = {"items": [SHARE], "next_cursor": None}
SUMMARY = {
    "id": MESSAGE_ID,
    "received_at": "2026-05-04T09:32:11.560112Z",
    "size_bytes": 4211,
    "seen": False,
    "from": [{"name": "Example Shop", "address": "service@shop.example"}],
    "to": [{"name": "", "address": ADDRESS}],
    "subject": "Your code is 482913",
    "preview": "Enter 482913 to confirm your address.",
    "code": "482913",
    "link": {"url": "https://shop.example/confirm?c=482913", "host": "shop.example", "is_foreign": False},
    "tag": "",
    "recipient": ADDRESS,
    "envelope_sender": "bounces@shop.example",
    "attachments": [
        {
            "number": 1,
            "name": "terms.pdf",
            "type": "application/pdf",
            "size_bytes": 2048,
            "inline": False,
            "content_id": "",
            "url": f"{MESSAGE_PATH}/attachments/1",
        }
    ],
    "is_spam": False,
    "defects": [],
}
MESSAGES = {"items": [SUMMARY], "next_cursor": None}
MESSAGE = SUMMARY | {
    "date": "2026-05-04T09:32:09.000000Z",
    "message_id": "<d7f1@shop.example>",
    "text": "Enter 482913 to confirm your address.\n",
    "html": "<!doctype html>\n<html><body><p>Enter <b>482913</b> to confirm your address.</p></body></html>",
    "html_original": "<p>Enter <b>482913</b> to confirm your address.</p>",
    "headers": [["From", "Example Shop <service@shop.example>"], ["Subject", "Your code is 482913"]],
    "links": ["https://shop.example/confirm?c=482913"],
    "authentication": {
        "spf": {"result": "pass", "identity": "bounces@shop.example"},
        "dkim": {"result": "pass", "identity": "shop.example"},
        "dmarc": {"result": "pass", "identity": "shop.example"},
        "tls": {"result": "TLSv1.3", "identity": "TLS_AES_256_GCM_SHA384, 256 bit"},
    },
    "source_url": f"{MESSAGE_PATH}/source",
}
WEBHOOK = {
    "url": "https://ci.example/hooks/mail",
    "with_content": False,
    "created_at": "2026-05-04T09:31:00.000000Z",
    "state": "on",
    "off_reason": None,
    "consecutive_failures": 0,
}
OWN_WEBHOOK = WEBHOOK | {"secret": "whsec_Fh1gEw0mPSOxm3d2pQ9vQk7bqLJm1t8uXyV0aZcR4sI"}
DELIVERY_ID = "7f4b2f0e-3a55-4e0e-9a5c-0f2f6f1f2a31"
PING = {"delivery_id": DELIVERY_ID}
ATTEMPT = {
    "delivery_id": DELIVERY_ID,
    "message_id": MESSAGE_ID,
    "at": "2026-05-04T09:32:12.004512Z",
    "status": 204,
    "error": None,
    "milliseconds": 87,
}
ATTEMPTS = {"items": [ATTEMPT], "next_cursor": None}
ARRIVAL = {
    "type": "message.arrived",
    "id": DELIVERY_ID,
    "created_at": "2026-05-04T09:32:11.560112Z",
    "inbox": ADDRESS,
    "message": {"id": MESSAGE_ID, "received_at": "2026-05-04T09:32:11.560112Z", "size_bytes": 4211},
}

NEW_WEBHOOK = {"url": "https://ci.example/hooks/mail", "with_content": False}
NEW_INBOX = {"local_part": "shop", "domain": "mail.example.org", "lifetime_seconds": 3600}
OPENING = {"address": ADDRESS, "password": "correct horse battery"}
EXTENSION = {"lifetime_seconds": 86400}
PASSWORD = {"password": "correct horse battery"}
NEW_SHARE = {"lifetime_seconds": 3600}
MARKS = {"seen": True}
SOURCE = "Received: from mail.shop.example ...\r\nSubject: Your code is 482913\r\n\r\nEnter 482913 ...\r\n"
