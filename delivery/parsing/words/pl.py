"""What Polish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_się_; _jest_; _nie_; _do_; _na_; _twój_; _oraz_; _dla_; _ten_; _to_; _w_; _z_",
    code="""
        _kod; _kodem; hasło jednorazowe; hasła jednorazowego; hasło sms; te cyfry; kodu_; kodem_; kody_;
        hasło tymczasowe; numer weryfikacyjny; następujące cyfry; poniższe cyfry; token_; tokenu; poniższy numer;
        te znaki; poniższe znaki; kod weryfikac; kod potwierdz; kod zabezpiecz; pin_; klucz aktywac;
        klucz bezpieczeństwa; ciąg znaków; tych cyfr; tymczasowe hasło; hasło startowe; hasło początkowe;
        hasło początkowe:; te litery; poniższe litery; litery poniżej; liczbę poniżej; ten numer; cyfry poniżej
    """,
    before_code="_to_; _jest_; _wynosi_; _brzmi_",
    after_code="_to_; _jako_",
    enter="wpisz; podaj; wprowadź; wprowadzić; przepisz; użyj; skopiuj; wklej; wstukaj; wbij",
    other="""
        zamówieni; faktur; numer klienta; nr klienta; przesyłk; paczk; telefon; kod pocztowy; kod rabatowy;
        kod promocyjny; kupon; rabat; numer referencyjny; zgłoszeni; rezerwacj; kończąc; karty_; kody zapasowe;
        kod źródłowy; kod błędu; kod kreskowy; lot_; pokój; kwot; umow; paragon; kod odbioru; polis; bilet;
        kod podarunkowy; kod produktu; kod zamówienia; kod rezerwacji; kod zaproszenia; kod kraju; kod qr;
        kod śledzenia; kod voucher; numer zamówienia; numer faktury; numer telefonu; numer konta; numer karty;
        nr zamówienia; nr telefonu; nr faktury; nr konta; nip_; pesel; regon; _tel.; _tel:; ul_; ul.; suma; razem;
        opłat; cena; licencj; numer seryjny; kod do drzwi; kod domofonu; wifi; kod towaru; kod artykułu; numer ref;
        kod biletu; pin konferencji; kod autoryzacji; nazwa użytkownika; login:; taryf; kod planu; kod banku;
        kod swift; kod bic; kod wejścia; wejścia na; bilecie; na bilecie; kod podatkowy; numer zgłoszenia;
        numer sprawy; sprawa nr; recept; e-recept; darowizn; rejestracyjny
    """,
    nothing="""
        ustawienia nowego hasła; ustawienia hasła; ustawieniu nowego; ustawienie nowego; ustawienie hasła;
        ustawienia swojego hasła; w tym przypadku; w porządku; nic potwierdz; nie musisz potwierdz;
        nie musisz nic potwierdz
    """,
    elsewhere="""
        rabat; kupon; koszyk; rezerwacj; paczkoma; promocj; kod odbioru; przy kasie; odbi; w sklepie; w punkcie
    """,
    meeting="wideokonferencj; konferencj; spotkan; zebrani; narad; wideorozmow",
    handing="kurier; paczk; podaj kurier",
    topic="""
        jednoraz; zaloguj; logowani; bezpiecze; hasł; uwierzyteln; weryfik; rejestr; aktyw; potwierd; konto; konta;
        dostęp; tożsamoś; dwuetap; dwuskład; zalogow; kod weryf; urządzen; autoryz
    """,
    verify="""
        inicjaliz;
        potwierd; aktyw; weryfik; dokończ rejestr; zweryfik; potwierdź; uwierzyteln; dokończ; dokończenia rejestr;
        zakończ rejestr; zakończyć rejestr; ukończ rejestr; przyjmij zaproszenie; zaakceptuj zaproszenie;
        akceptuj zaproszenie; przyjąć zaproszenie; odblokuj; autoryz; zatwierdź; reaktyw; to ja_; to byłem ja; to ja,;
        dołącz; utwórz konto; walid; tak,; to mój; to moja; zapisz mnie; chcę; przyjmij; akceptuj; zezwól; udowodn;
        wykaz; chcę się zapisać; chcę otrzymywać; subskrybuję; zapisuję się; zapisz się; utworzyć konto; załóż konto;
        założyć konto; skonfiguruj konto; zakładanie konta; stwórz konto; połącz kont; połączyć kont; powiąz;
        zaktualizuj konto; zaktualizować konto; aktualizacji konta; zachowaj konto; zachować konto; zaufaj;
        jeśli to ty; jeżeli to ty; jeśli to pan
    """,
    reset="""
        zresetuj; resetuj; nowe hasło; nowego hasła; ustaw hasło; zmień hasło; zmienić hasło; zmiana hasła;
        resetowani; zresetow; reset; zmień swoje hasło; zmienić swoje hasło; zmiany hasła; zmianę hasła;
        zmianie hasła; odzysk; odzyskiw; przywró; ustawić nowe; ustawienia nowego; ustawienia hasła; ustawienie hasła;
        ustawienie nowego; ustaw nowe; ustaw swoje; ustawić hasło; ustanow; ustal; ustaw; utwórz hasło; utwórz nowe;
        utworzyć hasło; utworzyć nowe; nadaj hasło; nadaj nowe; zapomnian; zapomniał; nie pamiętasz; hasło na nowe;
        wybierz hasło; wybierz nowe; wybrać nowe; aktualizuj hasło; zdefiniuj; stwórz hasło; stwórz nowe
    """,
    password="hasł; dane logowania; danych logowania; dostęp do konta; dostępu do konta",
    change="""
        zmień; zmian; ustaw; ustal; wybra; wybierz; utworz; stwórz; nowe; odzysk; przywr; reset; zapomn; nada;
        pamięta; aktualiz; odnow; wpisa
    """,
    sign_in="""
        zaloguj; logowani; zalogow; logowania; link do logowania; logując; wejdź; magiczny link; dostęp do konta;
        bez hasła; bez podawania hasła
    """,
    object="adres; rejestrac; subskrypc; hasł; kont; profil; użytkownik; newsletter; urządzen; zaproszen; mail",
    place="""
        blog; czytaj; dowiedz; facebook; nasza strona; naszą stronę; obserwuj; odwiedź; sklep; strona główna;
        udostępn; więcej
    """,
    refuse="""
        wypisz; rezygn; prywatno; regulamin; pomoc; ustawieni; to nie ja; odrzuć; zamówieni; faktur; dostaw; wizyt;
        rezerwacj; udział; obecność; płatnoś; przeglądarce; ankiet; kontakt; wsparci; polityk; dowiedz się; kup_;
        kupuj; potwierdź zamówienie; potwierdź wizytę; potwierdź obecność; potwierdź rezerwację; pobierz; zapłać;
        opłać; śledź; śledzeni; wyświetl w; opini; oceń; warunk; zarządzaj; termin wizyty; odbiór; koszyk; przedłuż;
        zobacz w; otwórz w; wyświetl
    """,
    undo="""
        anuluj; anulow; usuń; usunąć; usunięci; unieważn; odwoł; cofn; odrzuć; odrzuci; zablok; dezaktyw; wycof;
        wyłącz; wypisz; rezygn; to nie ja; to nie byłem ja; to nie moj; nie ja; zgłoś
    """,
    unless="""
        to nie ty; nie rozpozna; to nie pan; nie był; wypisa; nie prosił; nie zgłasz; nie wysył; nie rejestr;
        nie zakład; nie zamawia; nie żąda; nie inicj; nie ty_; nie pan; nie próbow; nie tworzy; nie chcesz;
        nie składa; nie dokonyw; nie dokona; przez pomyłkę; przypadkow; omyłkow; nie wnioskow; nie zleca; ktoś inny;
        nie życz; to nie by; nie podejmowa; nie wykonyw; nie otwier; jeśli nie,; jeżeli nie,; w przeciwnym razie;
        w innym przypadku; to nie twoj; nie jest to twoj; nie twoje; przypadkiem
    """,
    ignore="""
        zignoruj; zignorow; ignoruj; pomiń; nie musisz nic; nic nie rób; nic nie musisz; nie trzeba; nie podejmuj;
        żadne działanie; żadnych działań; nie wymaga; usuń tę; usuń wiadomość; usunąć tę; pozostanie; nie zostanie;
        nie ulegnie; nie zmieni; bez odpowiedzi; zbędn; po prostu ją usuń; ją usuń; ją skasuj; skasuj; po prostu usuń;
        możesz ją usun; możesz usun; możesz skasow; zapomnij; nie przejmuj
    """,
    alert="""
        nowe logowanie; nowe urządzenie; alert; zostało zmienione; nietypow; nowe zalogowanie; logowanie z nowego;
        hasło zostało; zostało zresetowane; próba logowania; podejrzan; ostrzeżenie; zmieniono hasło;
        powiadomienie o logowaniu; hasło zmienione; została włączona; włączono; wyłączono; włączone
    """,
    path_verify="potwierd; weryfik; aktyw; haslo; rejestr; zresetuj; odzysk; zmien",
    path_object="haslo; konto; uzytkown; rejestr",
    path_sign_in="logow; zaloguj",
    path_refuse="prywatnosc; pomoc; kontakt; zamowien; faktur; regulamin",
    path_undo="anuluj; wypisz; usun; rezygn; odrzuc",
    units="""
        godz; miesi; pkt; min; sek; tygod; rok; razy; osób; zł_; złotych; punkt; miejsc; stron; km_; szt; proc;
        użytkown; kilomet; dni; lat
    """,
)
