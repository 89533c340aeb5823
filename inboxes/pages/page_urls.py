from django.urls import path

from inboxes import paths  # noqa: F401 (names the path converter "address")

from . import (
    grant_views,
    message_views,
    part_views,
    push_views,
    report_views,
    rule_views,
    share_views,
    site_views,
    views,
)

MESSAGE = "inbox/<address:address>/messages/<uuid:message_id>"

urlpatterns = [
    path("", views.home, name="home"),
    path("new", views.issue, name="issue"),
    path("check", views.check, name="check"),
    path("open", views.open_by_name, name="open"),
    path("addresses", views.show_addresses, name="addresses"),
    path("inbox/<address:address>", views.show_inbox, name="inbox"),
    path("inbox/<address:address>/list", views.show_list, name="list"),
    path("inbox/<address:address>/qr.svg", grant_views.show_qr, name="address-qr"),
    path("inbox/<address:address>/extend", views.extend, name="extend"),
    path("inbox/<address:address>/delete", views.delete_inbox, name="delete-inbox"),
    path("inbox/<address:address>/search", views.search, name="search"),
    path("inbox/<address:address>/messages/delete", message_views.delete_messages, name="delete-messages"),
    path("inbox/<address:address>/messages/mark", message_views.mark_messages, name="mark-messages"),
    path(MESSAGE, message_views.show_message, name="message"),
    path(f"{MESSAGE}/html", message_views.show_html, name="html"),
    path(f"{MESSAGE}/source", message_views.show_source, name="source"),
    path(f"{MESSAGE}/source.eml", message_views.download_source, name="source-eml"),
    path(f"{MESSAGE}/parts/<int:number>", message_views.download_part, name="part"),
    path(f"{MESSAGE}/parts/<int:number>/image", message_views.show_image, name="image"),
    path(f"{MESSAGE}/parts/<int:number>/text", part_views.show_text, name="text"),
    path(f"{MESSAGE}/parts/<int:number>/pdf", part_views.show_pdf, name="pdf"),
    path(f"{MESSAGE}/attachments.zip", message_views.download_all, name="zip"),
    path(f"{MESSAGE}/print", message_views.show_print, name="print"),
    path(f"{MESSAGE}/print/view", message_views.show_print_view, name="print-view"),
    path(f"{MESSAGE}/report", report_views.report_message, name="report-message"),
    path(f"{MESSAGE}/delete", message_views.delete_message, name="delete-message"),
    path(f"{MESSAGE}/share", share_views.share_message, name="share-message"),
    path(f"{MESSAGE}/share/<int:grant_id>/revoke", share_views.stop_sharing, name="stop-sharing"),
    path("shared", share_views.open_shared, name="shared"),
    # What its holder sets.
    path("inbox/<address:address>/pause", rule_views.pause, name="pause"),
    path("inbox/<address:address>/end-after", rule_views.end_after, name="end-after"),
    path("inbox/<address:address>/pin", rule_views.pin, name="pin"),
    # Alerts for a closed page.
    path("inbox/<address:address>/push", push_views.push, name="push"),
    path("push/renew", push_views.renew_push, name="renew-push"),
    # Other devices, and other people.
    path("password", grant_views.open_by_password, name="open-password"),
    path("add", grant_views.add, name="add"),
    path("inbox/<address:address>/keep", grant_views.keep, name="keep"),
    path("inbox/<address:address>/password", grant_views.set_password, name="set-password"),
    path("inbox/<address:address>/password/delete", grant_views.delete_password, name="delete-password"),
    path("inbox/<address:address>/device", grant_views.link_device, name="link-device"),
    path("inbox/<address:address>/share", grant_views.share, name="share"),
    path("inbox/<address:address>/share/<int:grant_id>/revoke", grant_views.revoke, name="revoke"),
    path("inbox/<address:address>/forget", grant_views.forget, name="forget"),
    # About the service, and what crawlers and browsers fetch.
    path("about", site_views.show_text, {"page": "about"}, name="about"),
    path("privacy", site_views.show_text, {"page": "privacy"}, name="privacy"),
    path("terms", site_views.show_text, {"page": "terms"}, name="terms"),
    path("abuse", report_views.report_abuse, name="abuse"),
    path("abuse/received/<str:reference>", report_views.report_received, name="report-received"),
    path("offline", site_views.offline, name="offline"),
    path("robots.txt", site_views.robots),
    path("sitemap.xml", site_views.sitemap),
    path("shared-here", site_views.take_share, name="take-share"),
    path("manifest.webmanifest", site_views.manifest, name="manifest"),
    path("service-worker.js", site_views.service_worker),
    path("favicon.ico", site_views.favicon),
]
