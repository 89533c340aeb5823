"""What programs wrote, told in words."""

from django.utils import translation

from inboxes.mail.summary import Body, HeaderField, Note
from inboxes.showing import notes


def note(kind, **facts):
    return Note(kind, tuple(HeaderField(*fact) for fact in facts.items()))


def test_status_is_told_in_words_whatever_its_class():
    told = notes.told(
        [note("delivery", status="5.1.1"), note("delivery", status="4.1.1 (x)"), note("delivery", status="5")]
    )

    assert [fact for one in told for fact in one.facts] == [
        ("Status", "5.1.1 (there is no such address)"),
        ("Status", "4.1.1 (there is no such address)"),
        ("Status", "5"),
    ]


def test_notes_and_facts_of_another_version_are_passed_over():
    assert [one.facts for one in notes.told([note("hologram", what="x"), note("event", smell="x", what="Tea")])] == [
        (("What", "Tea"),)
    ]


def test_value_that_turns_what_is_read_is_made_harmless():
    (told,) = notes.told([note("event", where="\u202eexe.moor")])

    assert told.facts == (("Where", "exe.moor"),)


def test_programs_get_text_and_notes_in_english_whatever_the_thread_speaks():
    body = Body(text="Hello", notes=(note("event", what="Tea", repeats="weekly"), note("signed")))

    with translation.override("de"):
        text = notes.text_of(body)

    signed = "Carries a signature, which was not verified here."
    assert text == f"Hello\n\nEvent\nWhat: Tea\nRepeats: every week\n\n{signed}"


def test_each_fact_that_delivery_writes_has_a_label():
    from delivery.parsing.kinds import contacts, reports

    assert {fact for fact, _ in reports._FACTS} | set(contacts._FACTS.values()) <= set(notes.LABELS)
