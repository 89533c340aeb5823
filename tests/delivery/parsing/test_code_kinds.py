"""codes.py and links.py: the kinds of mail in which words mislead, each with some of its members."""

import pytest

from delivery.parsing.codes import find
from delivery.parsing.finding import Finder, outside
from delivery.parsing.folding import bare, fold, plain

SENDER = "no-reply@service.example"
TOKEN = "https://service.example/c/8f14e45fceea167a5a36"


def code_in(text, subject="Your account", html=""):
    return find(subject, text, html, SENDER).code


def link_in(html, subject="Hello", text=""):
    return find(subject, text, html, SENDER).link


@pytest.mark.parametrize(
    "url, text",
    [
        ("https://service.example/settings/email/confirm?token=8f14e45fceea", "Confirm email"),
        ("https://shop.service.example/track/c/8f14e45fceea167a", "Confirm my address"),
        ("https://service.example/orders/guest/activate/8f14e45fceea167a", "Anforderung bestätigen"),
        ("https://service.example/preferences/verify/8f14e45fceea167a", "Confirmar la cuenta solicitada"),
        ("https://service.example/u/8f14e45fceea167a", "パスワードを再設定"),
        ("https://service.example/u/8f14e45fceea167a", "Ustawienia nowego hasła"),
        ("https://service.example/u/8f14e45fceea167a_", "Восстановить доступ"),
        ("https://service.example/u/8f14e45fceea167a", "Log in to Nimbus Docs, verify your device"),
    ],
)
def test_a_word_within_another_or_in_a_path_refuses_no_link_that_says_what_it_does(url, text):
    assert link_in(f'<p>Hello</p><p><a href="{url}">{text}</a></p>') == url


@pytest.mark.parametrize(
    "sentence",
    [
        "If you did not ask for this, ignore this mail.",
        "Didn't request it? There is nothing to do.",
        "Wenn Sie das nicht angefordert haben, ignorieren Sie diese E-Mail.",
        "Si vous n'êtes pas à l'origine de cette demande, supprimez ce message.",
        "本人でない場合は、このメールを破棄してください。",
        "Jeśli to nie Ty, zignoruj tę wiadomość.",
    ],
)
def test_what_to_do_if_it_was_somebody_else_refuses_no_link_behind_it(sentence):
    html = (
        f'<p>{sentence}</p><p><a href="{TOKEN}">Reset password</a></p>'
        '<p><a href="https://www.facebook.com/service.page1">Facebook</a> <a href="https://service.example/">Service</a></p>'
    )

    assert link_in(html, "Your request") == TOKEN


@pytest.mark.parametrize(
    "name",
    [
        "Cancel the confirmation",
        "This wasn't me",
        "Das war ich nicht",
        "No he sido yo",
        "Annuler la demande",
        "Delete my account",
        "この確認をキャンセル",
        "Это был не я",
        "Lemondás",
        "취소",
        "Hủy yêu cầu",
    ],
)
def test_a_link_that_takes_back_is_never_offered(name):
    cancels = f'<p>Confirm your email address.</p><p><a href="{TOKEN}">{name}</a></p>'

    assert link_in(cancels, "Confirm your email") == ""


@pytest.mark.parametrize(
    "path",
    [
        "Special:InvalidateEmail/8f14e45fceea167a",
        "email/revoke?token=8f14e45fceea167a",
        "account/cancel-request?t=8f14e45f",
    ],
)
def test_what_an_address_undoes_is_never_offered(path):
    wiki = (
        "Somebody registered an account. To confirm that it is yours, open this link in your browser:\n\n"
        f"https://wiki.example/w/Special:ConfirmEmail/8f14e45fceea167a\n\n"
        "If you did *not* register the account, follow this link to cancel the confirmation:\n\n"
        f"https://wiki.example/w/{path}\n"
    )

    assert link_in("", "Address confirmation", wiki) == "https://wiki.example/w/Special:ConfirmEmail/8f14e45fceea167a"
    assert link_in("", "Confirm", f"Confirm your account: https://wiki.example/w/{path}\n") == ""


@pytest.mark.parametrize(
    "href, url",
    [
        ("/account/confirm?t=Hj22Kl33", "https://forum.service.example/account/confirm?t=Hj22Kl33"),
        ("confirm.php?t=Hj22Kl33#top", "https://forum.service.example/board/confirm.php?t=Hj22Kl33#top"),
        ("//go.service.example/c?t=Hj22Kl33", "https://go.service.example/c?t=Hj22Kl33"),
        ("www.service.example/c?t=Hj22Kl33", "https://www.service.example/c?t=Hj22Kl33"),
        ("javascript:confirm(1)", ""),
        ("mailto:confirm@service.example", ""),
        ("#confirm-8f14e45fceea", ""),
        ("http://[confirm", ""),
    ],
)
def test_an_address_is_what_a_browser_makes_of_it(href, url):
    html = f'<base href="https://forum.service.example/board/"><p>Hello</p><a href="{href}">Confirm your address</a>'

    assert link_in(html) == url
    assert (
        link_in(
            f'<base href="https://forum.service.example/board/"><map><area href="{href}" alt="Confirm email"></map>'
        )
        == url
    )


def test_the_bare_home_page_is_never_offered():
    assert link_in('<p>Confirm your email address.</p><a href="https://service.example/">Confirm</a>') == ""
    assert link_in("", "Confirm your account", "Confirm your account at https://service.example/.\n") == ""


@pytest.mark.parametrize(
    "written",
    [
        "Activate account\n{}",
        "Activate account [{}]",
        "[Activate account]({})",
        "Activate account: <{}>",
        "» Activate account « ( {} )",
    ],
)
def test_a_bare_address_is_called_what_stands_before_it(written):
    text = f"Hello.\n\n{written.format(TOKEN)}\n\nSettings [https://service.example/settings?u=77aa01bc9e]\n"

    assert link_in("", "Hello", text) == TOKEN


@pytest.mark.parametrize("end", ["_", "-", "__"])
def test_a_token_keeps_what_it_ends_with(end):
    assert link_in("", "Hello", f"Confirm email: {TOKEN}{end}\n") == f"{TOKEN}{end}"


@pytest.mark.parametrize(
    "name, subject",
    [
        ("Passwort ändern", "Ihr Konto"),
        ("cambiar mi contraseña", "Hola"),
        ("Renouveler mon mot de passe", "Bonjour"),
        ("Trocar minha senha", "Oi"),
        ("zmień swoje hasło", "Cześć"),
        ("更改密码", "您好"),
        ("비밀번호 변경", "안녕하세요"),
        ("Şifremi değiştir", "Merhaba"),
        ("Αλλαγή κωδικού", "Γεια"),
        ("שינוי סיסמה", "שלום"),
        ("Đổi mật khẩu", "Chào bạn"),
        ("পাসওয়ার্ড পরিবর্তন করুন", "নমস্কার"),
    ],
)
def test_a_link_to_another_password_is_found_in_every_language(name, subject):
    assert link_in(f'<p>{subject}</p><p><a href="{TOKEN}">{name}</a></p>', subject) == TOKEN


@pytest.mark.parametrize(
    "cell",
    ["<td><p>{}</p></td>", "<td><div>{}</div></td>", '<div style="display:inline-block">{}</div>', "<span>{}</span> "],
)
@pytest.mark.parametrize("code", ["482913", "E3935J"])
def test_characters_each_in_a_block_of_its_own_are_one_code(cell, code):
    cells = "".join(cell.format(character) for character in code)

    assert code_in("", html=f"<p>Your verification code:</p><table><tr>{cells}</tr></table><p>Bye</p>") == code


@pytest.mark.parametrize(
    "code",
    [
        "a8f3kq",
        "3fa92c",
        "aB3dE9xK",
        "A1B2C3D4E5",
        "482000",
        "2024",
        "KQTVBX",
        "kqtvbx",
        "KQTV",
        "K7QT-9TXR",
        "VNET-ZBEK",
    ],
)
def test_a_code_of_any_shape_is_found_where_something_leads_to_it(code):
    assert code_in(f"Your verification code: {code}\n\nIt is valid for 10 minutes.") == code
    assert code_in(f"Enter this code to sign in:\n\n----------\n{code}\n----------\n\nSee you.") == code
    assert code_in("", html=f"<p>Your sign-in code is</p><h2>{code}</h2><p>Do not share it.</p>") == code


def test_two_groups_of_letters_and_digits_are_one_code():
    assert code_in("Your login code is K7QT 9TXR. Never share it.") == "K7QT9TXR"
    assert code_in("Your login code:\n\n[ KQTV 9TXR ]\n") == "KQTV9TXR"


@pytest.mark.parametrize(
    "text",
    [
        "Your code:\n\nThanks\n",
        "The confirmation code was sent in 2024.",
        "Use the code below.\n\nimportant\n",
        "This year's code names are of animals. Windows11 and SAVE20 are none.",
        "رمز المنتج: F9FRFJ4U، بقي 12.",
        "店頭でこの受取コードをご提示ください：\n483917\n",
        "Autorisierungscode 483917, Karte endet auf 4921.",
        "Показать код товара: F9FRFJ4U",
        "> code = 483917\n> token = verify(6236)\n",
        "Meeting ID: 355 218 4410\nPasscode: 483917\n",
    ],
)
def test_a_word_a_year_or_another_code_is_none_to_type(text):
    assert code_in(text, subject="Hello") == ""


@pytest.mark.parametrize(
    "subject, text, code",
    [
        ("Inlogcode", "Gebruik deze code om in te loggen: 482913", "482913"),
        ("인증번호", "인증번호는 482913입니다.", "482913"),
        ("Mã xác minh", "Mã xác minh của bạn là 482913.", "482913"),
        ("যাচাইকরণ কোড", "আপনার যাচাইকরণ কোড: ৪৮২৯১৩", "482913"),
        ("קוד אימות", "שלום, קוֹד האימות שלך: 553811", "553811"),
        ("DOĞRULAMA KODU", "DOĞRULAMA KODUNUZ: 482913", "482913"),
        ("ΚΩΔΙΚΌΣ", "Ο κωδικός επαλήθευσής σας είναι 482913.", "482913"),
        ("รหัสยืนยัน", "รหัสยืนยันของคุณคือ ๔๘๒๙๑๓", "482913"),
        ("رمز یکبار", "كد تأييد شما: ۴۸۲۹۱۳", "482913"),
        ("Codigo", "Su codigo de verificacion es 482913", "482913"),
    ],
)
def test_codes_are_found_in_languages_that_no_page_has(subject, text, code):
    assert code_in(text, subject) == code


@pytest.mark.parametrize(
    "text",
    [
        "Habari Anna,\n\nNambari yako ya uthibitisho ni:\n\n553811\n\nItaisha baada ya dakika 10.\n",
        "გამარჯობა,\nთქვენი დადასტურების კოდია: 553811\n",
        "Përshëndetje,\n\n*553811*\n\nFaleminderit\n",
    ],
)
def test_what_stands_alone_in_a_language_that_is_not_known_is_the_code(text):
    assert code_in(text, "") == "553811"
    assert code_in(text + "\nJumla: 1240 KES, 90045512\n", "") == ""
    assert code_in("Dear Anna, this is for you and me:\n\n553811\n", "") == ""


def test_a_code_in_the_subject_and_alone_in_the_body_is_one():
    found = find("VNET-ZBEK is your code", "Type it into the open page.\n\nVNET-ZBEK\n", "", SENDER)

    assert found.code == "VNET-ZBEK"


def test_words_of_one_language_are_no_words_of_another():
    # "esta" asks to stop in Finnish, "ange" to enter in Swedish, "the" is a card in Vietnamese without its mark.
    assert link_in(f'<p>Si no fuiste tú, ignora esta nota.</p><a href="{TOKEN}">Verificar esta cuenta</a>') == TOKEN
    assert code_in("You asked to change the address. To confirm, enter 18264 as the code on the page.") == "18264"


@pytest.mark.parametrize(
    "written, folded",
    [
        ("ΚΩΔΙΚΟΣ κωδικός", "κωδικοσ κωδικοσ"),
        ("SIFIRLA Sıfırla İŞLEM", "sifirla sifirla islem"),
        ("e\u0301te\u0301", "ete"),
        ("כַּלָה", "כלה"),
        ("كلمةُ السرّ رمـــز", "كلمه السر رمز"),
        ("गुप्त फ़ोन", "गुप्त फोन"),
        ("Łódź ёлка", "lodz елка"),
        ("１２ ๑๒ ১২", "12 12 12"),
    ],
)
def test_letters_that_readers_take_for_the_same_are_folded_alike(written, folded):
    assert fold(bare(plain(written))) == folded


def test_stacked_marks_cost_no_more_than_others():
    assert len(plain("a" + "\u0300\u0316" * 100_000)) < 20


def test_all_words_are_found_at_once_where_their_letters_allow():
    finder = Finder(
        {"code": {" pin ": frozenset(["en"]), "code ": frozenset(["en"])}, "other": {" kod": frozenset(["pl"])}}
    )

    found = finder.search("shopping pin, bestätigungscode kodak codec")

    assert finder.hits(found) == {"code": [(9, 12), (26, 30)], "other": [(31, 34)]}
    assert finder.hits(found, frozenset(["en"]))["other"] == []


def test_of_words_that_overlap_the_first_counts_and_then_the_longer():
    assert outside([(0, 4)], [(0, 9)]) == []
    assert outside([(0, 9)], [(0, 4)]) == [(0, 9)]
    assert outside([(3, 9), (12, 14)], [(0, 4), (12, 14)]) == [(12, 14)]
