"""What Polish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="_kod; _kodem; hasło jednorazowe; hasła jednorazowego; hasło sms; te cyfry",
    before_code="_to; _wynosi; _brzmi",
    after_code="_to_; _jako_",
    enter="wpisz",
    other="""
        zamówieni; faktur; numer klienta; nr klienta; przesyłk; paczk; telefon; kod pocztowy; kod rabatowy;
        kod promocyjny; kupon; rabat; numer referencyjny; zgłoszeni; rezerwacj; kończąc; karty_; kody zapasowe;
        kod źródłowy; kod błędu; kod kreskowy; lot_; pokój; kwot; umow; paragon; kod odbioru; polis; bilet;
        kod podarunkowy
    """,
    elsewhere="rabat; kupon; koszyk; rezerwacj; paczkoma; odbioru",
    meeting="spotkani; wideokonferencj",
    handing="kurier; paczk",
    topic="jednoraz; zaloguj; logowani; bezpiecze; hasł; uwierzyteln; weryfik; rejestr; aktyw; potwierd",
    verify="potwierd; aktyw; weryfik; dokończ rejestr",
    reset="zresetuj; resetuj; nowe hasło; nowego hasła; ustaw hasło; zmień hasło; zmienić hasło; zmiana hasła",
    sign_in="zaloguj; logowani",
    object="adres; rejestrac; subskrypc; hasł; kont",
    refuse="""
        wypisz; rezygn; prywatno; regulamin; pomoc; ustawieni; to nie ja; odrzuć; zamówieni; faktur; dostaw; wizyt;
        rezerwacj; udział; obecność; płatnoś; przeglądarce; ankiet
    """,
    unless="to nie ty; nie rozpozna; to nie pan; nie był; wypisa",
    alert="nowe logowanie; nowe urządzenie; alert; zostało zmienione; nietypow",
    path_verify="potwierd",
    units="godz; dni_; miesi; lat_; pkt; osób",
)
