"""Hosts of mail services: where their customers' links lead through, and whose names sign their customers' mail.

Data alone, read by owners.py; a host stands for all below it.  Each is on lists that others keep of what mail's links
lead through or what sends in bulk (nextdns/click-tracking-domains, hagezi/dns-blocklists, celenityy/BadBlock,
leggett/simplify-trackers); or in a document of the service (SendGrid:
https://www.twilio.com/docs/sendgrid, Amazon SES: https://docs.aws.amazon.com/ses/latest/dg/).  What is missing is told
as another's host, in grey as well: the list decides a word, and no host here is trusted.
"""

SERVICES = {
    # --- that send for others
    "SendGrid": "sendgrid.net sendgrid.com",
    "Mailgun": "mailgun.org mailgun.net mailgun.us mailgun.com",
    "Mailchimp": (
        "list-manage.com list-manage1.com list-manage2.com mailchimp.com mailchimpapp.com mailchi.mp mcsv.net "
        "mcdlv.net rsgsv.net mcusercontent.com eepurl.com campaign-archive.com"
    ),
    "Mandrill": "mandrillapp.com mandrill.com",
    "Amazon SES": "amazonses.com awstrack.me",
    "SparkPost": "sparkpostmail.com sparkpost.com spgo.io",
    "Postmark": "pstmrk.it postmarkapp.com mtasv.net",
    "HubSpot": (
        "hubspotlinks.com hubspotemail.net hubspotlinks-eu1.com hubspotlinksstarter.com hubspotstarter.net "
        "hubspot.com t.sidekickopen.com"
    ),
    "Klaviyo": "klclick.com klclick1.com klclick2.com klclick3.com klaviyomail.com klaviyo.com",
    "Braze": "braze.com braze.eu appboy.com",
    "Iterable": "iterable.com",
    "Customer.io": "customeriomail.com customer.io cio.email",
    "Intercom": "intercom-clicks.com intercom-mail.com intercom.io intercom.com intercom-mail.eu intercom-mail-1.com",
    "Salesforce": (
        "exacttarget.com exct.net exacttarget.net et.email sfmc-content.com salesforce.com pardot.com force.com"
    ),
    "Brevo": (
        "brevo.com sendinblue.com sendibt1.com sendibt2.com sendibt3.com sendibt4.com sendibm1.com sendibm2.com "
        "sendibm3.com sendibtd.com sendibw.com sender-sib.com brevosend.com mailin.fr mailinblue.com"
    ),
    "Mailjet": "mjt.lu mailjet.com mjt-link.com mailjet-link.com",
    "Constant Contact": "rs6.net constantcontact.com ccsend.com ctctcdn.com ctct.com",
    "Campaign Monitor": (
        "cmail1.com cmail2.com cmail19.com cmail20.com cmail29.com createsend.com createsend1.com createsend2.com "
        "createsend3.com createsend4.com createsend5.com createsend6.com createsend7.com createsend8.com "
        "createsend9.com createsend10.com updatemyprofile.com forwardtomyfriend.com"
    ),
    "Kit": (
        "convertkit-mail.com convertkit-mail2.com convertkit-mail3.com convertkit-mail4.com convertkit-mail5.com "
        "convertkit-mail6.com convertkit.com"
    ),
    "beehiiv": "beehiiv.com beehiiv.net",
    "Substack": "substack.com",
    "Resend": "resend-clicks.com resend-clicks-a.com resend.com resend.dev",
    "Loops": "loops.so",
    "Marketo": "mktoresp.com mktomail.com marketo.com mktoweb.com mkto-ab410139.com mktdns.com",
    "Oracle": "en25.com eloqua.com elq.to responsys.net responsys.com rsys2.com rsys5.com bronto.com bm23.com",
    "Zendesk": "zendesk.com",
    "Freshworks": "freshdesk.com freshworks.com freshemail.io freshmail.io myfreshworks.com",
    "Help Scout": "helpscout.net helpscout.com helpscoutapp.com",
    "ActiveCampaign": (
        "activehosted.com emlnk.com emlnk1.com emlnk9.com acemlna.com acemlnb.com acemlnc.com acems1.com acems2.com "
        "activecampaign.com"
    ),
    "MailerLite": "mailerlite.com mlsend.com mailersend.com mailersend.net",
    "GetResponse": "getresponse.com getresponse360.com gr-mail.com getresponse-mail.com",
    "AWeber": "aweber.com",
    "Omnisend": "omnisend.com omnisnd.com soundestlink.com soundest.com",
    "Drip": "drip.com dripemail2.com",
    "SAP Emarsys": "emarsys.net emarsys.com",
    "Sailthru": "sailthru.com sail-horizon.com",
    "Elastic Email": "elasticemail.com",
    "SMTP2GO": "smtp2go.com smtpcorp.com",
    "SocketLabs": "socketlabs.com email-od.com",
    "Moosend": "moosend.com",
    "Zoho": (
        "zoho.com zohomail.com zeptomail.com zohocampaigns.com zcsend.net zoho.eu maillist-manage.com "
        "maillist-manage.eu maillist-manage.in zohoinsights.com"
    ),
    "SendPulse": "sendpulse.com stat-pulse.com sp-mail.net",
    "Unisender": "unisender.com us1-usndr.com unisendergo.com usndr.com",
    "CleverReach": "cleverreach.com crsend.com",
    "rapidmail": "rapidmail.de emailsys1a.net emailsys2a.net",
    "Inxmail": "inxserver.com inxserver.de",
    "Benchmark": "benchmarkemail.com benchurl.com bmsend.com",
    "iContact": "icontact.com icptrack.com",
    "Vero": "getvero.com",
    "Mailmodo": "mailmodo.com",
    "Buttondown": "buttondown.email buttondown.com",
    "OneSignal": "onesignal.com",
    "Plunk": "useplunk.com",
    "Ghost": "ghost.io",
    "Mixmax": "mixmax.com",
    "Yesware": "yesware.com yesware.net",
    "Shopify": "shopifyemail.com",
    "Squarespace": "squarespace-mail.com",
    "Wix": "ascendbywix.com",
    "Eventbrite": "eventbrite.com",
    # --- that watch over links on their way
    "Microsoft Safe Links": (
        "safelinks.protection.outlook.com safelinks.protection.office365.us safelinks.protection.outlook.de"
    ),
    "Proofpoint": "urldefense.proofpoint.com urldefense.com urldefense.us protect.proofpoint.com pphosted.com",
    "Mimecast": "mimecast.com mimecastprotect.com",
    "Barracuda": "linkprotect.cudasvc.com cudasvc.com",
    "Trend Micro": "imsva91-ctp.trendmicro.com tmems.trendmicro.com",
    "Cisco": "secure-web.cisco.com",
    "Sophos": "protection.sophos.com",
    # --- that shorten links
    "LinkedIn": "lnkd.in",
    "Google": "c.gle goo.gl",
    "X": "t.co",
    "Atlassian": "atlassian.com atlassian.net",
    "Branch": "app.link bnc.lt branch.io",
    "AppsFlyer": "onelink.me appsflyer.com",
    "Bitly": "bit.ly bitly.com",
    "Rebrandly": "rebrand.ly",
    "TinyURL": "tinyurl.com",
}
