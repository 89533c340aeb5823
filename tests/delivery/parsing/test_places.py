"""What leads to a link, and what stands around a code, where layouts take them apart."""

import pytest

from delivery.parsing.codes import find

LINK = "https://rye.example/v/8f3c9d2e1b7a6f5e"


def link_of(subject, text):
    return find(subject, text, "", "mill@rye.example").link


def code_of(subject, text):
    return find(subject, text, "", "mill@rye.example").code


def test_what_stands_between_a_mark_and_its_note_does_not_refuse_the_link():
    text = f"Confirm your address [1]\n\nIf this was not you, someone tried to cancel it.\n\n[1]: {LINK}\n"

    assert link_of("Hello", text) == LINK


def test_a_sentence_is_read_across_the_lines_that_a_program_broke():
    lines = [
        "To confirm that this account really does belong to you and to use",
        "it at once, open this page in your browser:",
    ]

    text = "\n".join([*lines, "", LINK])

    assert link_of("Hello", text) == LINK


def test_a_sentence_that_goes_on_behind_a_bare_address_says_what_it_is_for():
    assert link_of("Hello", f"Please click {LINK} to verify your account.") == LINK


def test_a_number_of_many_digits_is_a_secret_where_it_is_asked_for():
    link = "https://rye.example/ticket/38459599879937"

    assert link_of("Your password", f"Click this link to choose your password:\n{link}\n") == link
    assert link_of("Your ticket", f"We look into it:\n{link}\n") == ""


def test_a_page_where_everybody_signs_up_proves_nothing():
    text = "If it was you, you can sign up for an account here.\n\nhttps://rye.example/accounts/signup/\n"

    assert link_of("Unknown account", text) == ""


def test_a_topic_whose_title_has_a_verb_proves_nothing():
    text = "Popular: How do I verify?\nhttps://rye.example/t/how-do-i-verify/4902\n"

    assert link_of("Weekly digest", text) == ""


def test_a_code_in_brackets_with_its_name_is_found():
    assert code_of("Verify email", "Use the button to verify your mail. (Code GNUYQG) Thanks.") == "GNUYQG"


def test_none_of_a_list_of_codes_is_the_one_to_type():
    assert code_of("Recovery codes", "Keep your codes safe:\n82140937\n55120938\n10293847\n66201934\n") == ""


def test_a_subject_s_number_is_the_code_where_the_body_tells_to_type_it():
    assert code_of("482913: sign in to Rye", "Type it in the window that you left open.") == "482913"


@pytest.mark.parametrize(
    "subject, text",
    [
        ("Ada mentioned you in Codes", f'Ada: "can you verify 482913?"\n\nVerify codes: {LINK}\n'),
        ("Your digest", f"New reply: how do I confirm my account, my code is 482913\n\nConfirm: {LINK}\n"),
        ("Demo", f"A booking is awaiting approval.\n\nConfirm: {LINK}\n"),
    ],
)
def test_what_others_wrote_has_neither_code_nor_link(subject, text):
    assert (code_of(subject, text), link_of(subject, text)) == ("", "")


@pytest.mark.parametrize("name", ["Confirm", "Yes, confirm", "Continue"])
def test_a_subject_about_deleting_leads_to_no_link(name):
    assert link_of("Confirm the deletion of your account", f"You asked us to delete it.\n\n{name}: {LINK}\n") == ""


def test_a_locked_account_is_unlocked():
    assert link_of("Your account is locked", f"Too many attempts.\n\nUnlock account: {LINK}\n") == LINK


def test_the_one_number_in_a_sentence_about_what_the_subject_announced_is_the_code():
    subject = "Your sign-in code for Rye"

    assert code_of(subject, "Use 5986507 to finish signing in to Rye. Good for 15 minutes.") == "5986507"
    assert code_of(subject, "The code of 19:00 has expired. No. 5986507") == ""


def test_the_name_of_the_sender_is_no_code():
    assert find("Confirm your address", "Rye99\n\nConfirm it soon.", "<h1>Rye99</h1>", "a@rye99.example").code == ""


def test_a_number_in_brackets_is_a_code_only_where_something_is_to_be_proved():
    assert code_of("Your course", "You are enrolled in Maps for All (code GIS980).") == ""


@pytest.mark.parametrize("query", ["token=484664", "email=a%40b.example&code=48466"])
def test_a_short_number_is_a_token_where_it_is_called_so(query):
    link = f"https://rye.example/callback/email?{query}"

    assert link_of("Sign in to Rye", f"Here is your link.\n\nSign in: {link}\n") == link


def test_letters_of_a_token_are_no_words():
    link = "https://rye.example/verify-email-address/eyJBbHBBTvK-mq8H20E7TA0r8.rV4ae3.HKhNw4vexYjTZSDRAEi"

    assert link_of("Please confirm", f"Confirm your e-mail address.\n\n{link}\n") == link


def test_a_long_token_is_a_code_behind_its_name_alone():
    token = "KtYN7oB9TxSPZ94YgxrWzeZnWAZiawCa"

    assert code_of("Password reset", f"To reset your password: the verification code is {token}") == token
    assert code_of("Password reset", f"Follow https://rye.example/reset/{token} to reset it.") == ""


def test_two_groups_of_hex_digits_are_one_code():
    assert (
        code_of("Account verification", "Your verification code is: 7d8c bad2\n\nWith or without the blank.")
        == "7d8cbad2"
    )
    assert code_of("Account verification", "Your verification code is: 4829 dishes") == "4829"


def test_the_words_of_a_link_are_no_code():
    html = f'<p>This confirmation code expires.</p><p>If it was not you:</p><p><a href="{LINK}">abbrechen</a></p>'

    assert find("Confirm your address", "", html, "mill@rye.example").code == ""


def test_the_only_number_of_a_message_is_a_code_next_to_its_name_in_the_subject():
    assert code_of("Your OTP 8027", "Valid for five minutes.") == "8027"
    assert code_of("Finish signing up: 482913", "The number is in the subject.") == "482913"


def test_where_something_is_read_is_no_link_unless_something_is_done_there():
    text = "Please confirm your e-mail address:\n\nhttps://rye.example/{}/8f3c9d2e1b7a6f5e\n"

    assert link_of("Confirm", text.format("letters/confirm")).endswith("letters/confirm/8f3c9d2e1b7a6f5e")
    assert link_of("Confirm", text.format("letters/new")) == ""


def test_a_title_that_a_subject_quotes_asks_for_nothing():
    assert link_of("Ada answered \u201cI forgot my password\u201d", f"See the answer:\n\n{LINK}\n") == ""
