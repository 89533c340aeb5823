"""What is folded of a reply, and what never is."""

import time

import pytest

from inboxes.mail.summary import Summary
from inboxes.showing.quotes import NOTHING, Known, folded, parts
from inboxes.showing.rendering import safe_body, safe_document

QUOTED = "> Can you come?\n> And what would you like to eat?\n\n> Yours, Ben\n"
WROTE = {
    "en": "On Mon, 2 Mar 2026 at 10:00, Ben <ben@shop.example> wrote:",
    "en broken": "On Mon, 2 Mar 2026 at 10:00, Ben Long-Name\n<ben@shop.example> wrote:",
    "de": "Am 02.03.2026 um 10:00 schrieb Ben:",
    "fr": "Le 2 mars 2026 à 10:00, Ben <ben@shop.example> a écrit :",
    "es": "El lun, 2 mar 2026 a las 10:00, Ben (<ben@shop.example>) escribió:",
    "pt": "Em seg., 2 de mar. de 2026 às 10:00, Ben <ben@shop.example> escreveu:",
    "it": "Il giorno lun 2 mar 2026 alle ore 10:00 Ben <ben@shop.example> ha scritto:",
    "nl": "Op ma 2 mrt 2026 om 10:00 schreef Ben <ben@shop.example>:",
    "pl": "pon., 2 mar 2026 o 10:00 Ben <ben@shop.example> napisał(a):",
    "ru": "пн, 2 мар. 2026 г. в 10:00, Ben <ben@shop.example>:\nBen 2 мар. 2026 написал:",
    "hi": "सोम, 2 मार्च 2026 को 10:00 बजे Ben <ben@shop.example> ने लिखा:",
    "zh": "Ben <ben@shop.example> 于2026年3月2日周一 10:00写道：",
    "ja": "2026年3月2日(月) 10:00 Ben <ben@shop.example>のメール:",
    "ar": "في الاثنين، 2 مارس 2026 في 10:00 تمت كتابة ما يلي بواسطة Ben كتب:",
}
OUTLOOK = "From: Ben <ben@shop.example>\nSent: Monday, March 2, 2026 10:00\nTo: Ann\nSubject: Dinner\n\nCan you come?\n"


FORWARD = Known(is_forward=True)
CODE = Known(code="482913")
LINK = Known(link="https://shop.example/confirm?a=1&b=2")


def shape(text, known=NOTHING):
    found = parts(text, known)
    assert "".join("".join(part.text for part in found).split()) == "".join(text.split())  # no word is lost
    return [part.is_quoted for part in found]


@pytest.mark.parametrize("language", WROTE)
def test_quote_below_a_reply_is_folded_with_the_line_that_says_who_wrote(language):
    text = f"Yes, gladly.\n\n{WROTE[language]}\n\n{QUOTED}"

    own, quoted = parts(text)

    assert own.text.strip().splitlines()[0] == "Yes, gladly."
    assert quoted.is_quoted and quoted.text.endswith(QUOTED.strip())
    assert WROTE[language].splitlines()[-1] in quoted.text


@pytest.mark.parametrize(
    "before",
    [
        "-----Original Message-----\n" + OUTLOOK,
        "-----Ursprüngliche Nachricht-----\nVon: Ben\nGesendet: Montag\nAn: Ann\n\nKannst du?\n",
        OUTLOOK,
        "________________________________\n" + OUTLOOK,
        "Von: Ben <ben@shop.example>\nGesendet: Montag, 2. März 2026\nAn: Ann\nBetreff: Essen\n\nKannst du?\n",
        "De : Ben\nEnvoyé : lundi 2 mars 2026\nÀ : Ann\nObjet : Dîner\n\nViens-tu ?\n",
        "发件人: Ben\n发送时间: 2026年3月2日\n收件人: Ann\n主题: 晚饭\n\n来吗\n",
    ],
)
def test_message_that_a_program_puts_below_a_reply_is_folded(before):
    assert shape(f"Yes, gladly.\n\n{before}") == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just words.\nAnd more: see below.\n",
        QUOTED,
        f"{WROTE['en']}\n{QUOTED}",
        f"{WROTE['en']}\n{QUOTED}\nYes, gladly.\n",
        f"Hello Ben\n\n{WROTE['en']}\n> Can you come?\n\nYes.\n\n> What would you eat?\n\nSoup.\n",
        f"Hello Ben\n\n{WROTE['en']}\n{QUOTED}\nYes, gladly.\n",
        "Three things\n> one\n> two\n",
        OUTLOOK,
        "-----Original Message-----\n" + OUTLOOK,
        "From: the sea\nTo the hills\n",
    ],
    ids=["empty", "none", "all", "all with its line", "reply below", "between", "below", "short", "header", "original",
         "a poem"],
)  # fmt: skip
def test_what_is_no_quote_below_a_reply_stays(text):
    assert shape(text) in ([], [False])


def test_signature_below_the_quote_stays_and_folds_all_the_same():
    assert shape(f"Yes.\n\n{WROTE['en']}\n{QUOTED}\n-- \nAnn\n") == [False, True, False]


@pytest.mark.parametrize(
    "subject", ["Fwd: Dinner", "WG: Essen", "TR : Dîner", "转发: 晚饭", "I: Cena", "[EXTERNAL] Fwd: Dinner"]
)
def test_forward_is_about_what_it_quotes(subject):
    known = Known.of(Summary(subject=subject))

    assert known == FORWARD and Known.of(Summary(subject="Re: Dinner")) == Known.of(Summary(subject="Invoice: 4"))
    assert shape(f"See below.\n\n{OUTLOOK}", known) == [False]


@pytest.mark.parametrize(
    ("known", "word"), [(CODE, "482 913"), (CODE, "482-913"), (LINK, "https://shop.example/confirm?a=1&b=2")]
)
def test_what_was_found_in_a_message_is_never_folded_away(known, word):
    below, above = f"Here it is:\n\n{WROTE['en']}\n> Hello\n> {word}\n> Bye\n", f"{word}\n\n{WROTE['en']}\n{QUOTED}"

    assert shape(below) == [False, True] and shape(below, known) == [False]
    assert shape(above, known) == [False, True]

    word = f'<a href="{word.replace("&", "&amp;")}">x</a>' if known is LINK else f"<b>{word[:2]}</b>{word[2:]}"
    html = '<p>Here {}</p><blockquote type="cite">it is {}</blockquote>'
    assert "<details" in safe_document(html.format("", word))
    assert "<details" not in safe_document(html.format("", word), known=known)
    assert "<details" in safe_document(html.format(word, ""), known=known)


# --- In HTML

GMAIL = (
    '<div dir="ltr">Yes, gladly.</div><br><div class="gmail_quote gmail_quote_container">'
    '<div dir="ltr" class="gmail_attr">On Mon, 2 Mar 2026, Ben &lt;<a href="mailto:b@s.example">b@s.example</a>&gt; '
    'wrote:<br></div><blockquote class="gmail_quote" style="margin:0">Can you come?<blockquote>older</blockquote>'
    "</blockquote></div>"
)
REPLIES = {
    "Gmail": GMAIL,
    "Apple": '<div>Yes, gladly.<br><div><br><blockquote type="cite"><div>On 2 Mar 2026, Ben wrote:</div><div>'
    "Can you come?</div></blockquote></div></div>",
    "Thunderbird": '<p>Yes, gladly.</p><div class="moz-cite-prefix">On 3/2/26 10:00, Ben wrote:<br></div>'
    '<blockquote type="cite" cite="mid:x@y"><p>Can you come?</p></blockquote>',
    "Outlook on the web": '<div>Yes, gladly.</div><div id="appendonsend"></div><hr style="width:98%"><div '
    'id="divRplyFwdMsg" dir="ltr"><font><b>From:</b> Ben</font></div><div>Can you come?</div>',
    "Outlook": '<div class="WordSection1"><p>Yes, gladly.</p><div><div style="border:none;border-top:solid #E1E1E1 '
    '1.0pt;padding:3.0pt 0in 0in 0in"><p><b>From:</b> Ben</p></div></div><p>Can you come?</p></div>',
    "Yahoo": '<div>Yes, gladly.</div><div id="x" class="yahoo_quoted"><div>On Monday, Ben wrote:</div><div>'
    "Can you come?</div></div>",
}  # fmt: skip


@pytest.mark.parametrize("program", REPLIES)
def test_quote_of_a_mail_program_is_folded_in_its_frame(program):
    document = safe_document(REPLIES[program])

    own, _summary, rest = document.partition('<details class="ours-quote"><summary>Show quoted text</summary>')
    quoted, _end, after = rest.partition("</details>")
    assert "Yes, gladly." in own and "Can you come?" in quoted
    assert "wrote:" not in own and "From:" not in own
    assert "Can you come?" not in after
    assert "<details" not in safe_body(REPLIES[program])  # on paper all of it stands
    assert "<details" not in safe_document(REPLIES[program], known=FORWARD)


@pytest.mark.parametrize(
    "html",
    [
        '<blockquote type="cite">Can you come?</blockquote>',
        'On 2 Mar 2026, Ben wrote:<br><blockquote type="cite">Can you come?</blockquote>',
        'On 2 Mar 2026, Ben wrote:<br><blockquote type="cite">Can you come?</blockquote><p>Yes, gladly.</p>',
        '<p>Hi</p><blockquote type="cite">Come?</blockquote><p>Yes</p><blockquote type="cite">When?</blockquote>',
        "<p>As they say:</p><blockquote>Words of a poet</blockquote>",
        '<div id="divRplyFwdMsg">From: Ben</div><div>Can you come?</div>',
        "<details><summary>a sender's own</summary>words</details>",
    ],
)
def test_html_that_is_no_reply_above_its_quote_stays(html):
    assert "<details" not in safe_document(html)


@pytest.mark.parametrize(
    "html",
    [
        '<p>a</p>' + '<blockquote type="cite">' * 5_000 + "x" + "</blockquote>" * 5_000,
        '<p>a</p>' + '<div id="appendonsend">' * 5_000,
        '<p>a</p><blockquote type="cite"></blockquote>' * 5_000,
        '<p>a</p><div class="gmail_attr">' + "x<br>" * 20_000 + '</div><blockquote type="cite">x</blockquote>',
    ],
)  # fmt: skip
def test_quotes_without_end_cost_time_that_grows_with_their_length_alone(html):
    start = time.process_time()

    folded(html, "label")

    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    "text",
    ["> x\n" * 60_000, "On \n" * 60_000, "\n" * 200_000, "From: a\n" * 30_000, "a:\n> x\n" * 40_000, "-" * 200_000],
)
def test_text_without_end_costs_time_that_grows_with_its_length_alone(text):
    start = time.process_time()

    parts(f"words\n{text}")

    assert time.process_time() - start < 1
