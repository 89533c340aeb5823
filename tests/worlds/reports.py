"""A feedback report (RFC 5965), as providers send them to abuse@."""

FEEDBACK = b"""From: <feedback@isp.example>
To: <abuse@tempmail.test>
Subject: FW: Earn money
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: text/plain

This is an abuse report for a message from 203.0.113.7.

--b
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <spammer@spam.example>
Original-Rcpt-To: <thief+1@tempmail.test>
Source-IP: 203.0.113.7

--b
Content-Type: message/rfc822

From: <spammer@spam.example>
To: Thief <thief@tempmail.test>
Subject: Earn money
Received: from x (x [203.0.113.7]) by y

Spam spam spam
--b--
""".replace(b"\n", b"\r\n")
