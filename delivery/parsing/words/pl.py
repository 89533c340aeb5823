"""What Polish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_się_; _jest_; _nie_; _do_; _na_; _twój_; _oraz_; _dla_; _ten_; _to_; _w_; _z_",
    code="""
        _kod; _kodem; hasło jednorazowe; hasła jednorazowego; hasło sms; te cyfry; kodu_; kodem_; kody_;
        hasło tymczasowe; numer weryfikacyjny; następujące cyfry; poniższe cyfry; token_; tokenu; poniższy numer;
        te znaki; poniższe znaki; kod weryfikac; kod potwierdz; kod zabezpiecz; pin_; klucz aktywac;
        klucz bezpieczeństwa; ciąg znaków; tych cyfr; tymczasowe hasło; hasło startowe; hasło początkowe;
        hasło początkowe:; te litery; poniższe litery; litery poniżej; liczbę poniżej; ten numer; cyfry poniżej; _kodu;
        hasło aktywac; sześciocyfrow; czterocyfrow; liczba kontrolna; kod dostępu:; _pinem; szyfr_; ciąg cyfr;
        ciąg liter; kodzik; numer potwierdz; tymczasowy kod; jednorazowe hasło; hasłem jednorazowym; żeton
    """,
    before_code="_to_; _jest_; _wynosi_; _brzmi_",
    after_code="_to_; _jako_",
    enter="""
        wpisz; podaj; wprowadź; wprowadzić; przepisz; użyj; skopiuj; wklej; wstukaj; wbij; wprowadzając; wpisując;
        podając; wpisać; podać; wprowadza; wpisania; wprowadzenie; wprowadzenia; przekopiuj; wpisz_; przepisując;
        skorzystaj z
    """,
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
        numer sprawy; sprawa nr; recept; e-recept; darowizn; rejestracyjny; identyfikator spotkania; numer rezerwacji;
        zadani; zadanie; numer wizyty; gabinet; wyciąg; legitymac; polisa; przepust; pokoju; nr zgłoszenia;
        nr rezerwacji; nr wizyty; ticket; kod operacji; kod transakcji; numer operacji; numer transakcji;
        nr transakcji; tytuł przelewu; kod przelewu; kod dla pomocy; kod pomocy; kod wsparcia; kod dla wsparcia;
        kod dla konsultanta; numer startowy; numer uczestnika; kod uczestnika; miejsce w kolejce; numer w kolejce;
        lista oczekujących; listę oczekujących; voucher; bon_; kod członk; archiwum nr; karta podarunk
    """,
    nothing="""
        ustawienia nowego hasła; ustawienia hasła; ustawieniu nowego; ustawienie nowego; ustawienie hasła;
        ustawienia swojego hasła; w tym przypadku; w porządku; nic potwierdz; nie musisz potwierdz;
        nie musisz nic potwierdz; przeglądarce ten link; przeglądarce poniższ; przeglądarce następ;
        w swojej przeglądarce; w twojej przeglądarce; w oknie przeglądarki; otwartym oknie; pasku adresu; pasek adresu;
        wklej go w przegl; wklej go do przegl; wklej w przegl; do przeglądarki; link w przeglądarce;
        adres w przeglądarce; odnośnik w przeglądarce; przeglądarce internetowej; stronę w przeglądarce; lub ktoś inny;
        albo ktoś inny; czy ktoś inny; bądź ktoś inny; pomyślnie potwierdz; został potwierdz; została potwierdz;
        zostało potwierdz; konto potwierdzone; adres potwierdzony; e-mail potwierdzony; pomyślnie zweryf;
        został zweryf; została zweryf; zostało zweryf; konto zweryfikowane; adres zweryfikowany; pomyślnie aktyw;
        został aktyw; została aktyw; zostało aktyw; konto aktywowane; konto aktywne_; dziękujemy za potwierdz;
        dziękujemy za weryf; dziękujemy za aktyw; potwierdzamy, że; potwierdzamy otrzym; potwierdzenie rejestracji na_;
        potwierdzenie zapisu na_; zablokowane_; zablokowany_; zablokowana_; zablokowano; zablokowaliśmy;
        została zawiesz; zostanie usunię; zostaną usunię; zostaną automatycznie; pomyślnie zresetow; zostanie dezakt;
        zostanie wyłącz; zostanie zamkn; zostanie zablok
    """,
    elsewhere="""
        rabat; kupon; koszyk; rezerwacj; paczkoma; promocj; kod odbioru; przy kasie; odbi; w sklepie; w punkcie;
        przy składaniu; przy zamówieni; darmow; wyprzeda; podczas zakup; na zakupy; zakupach; kup_; kup teraz; kupuj;
        kupić; bieg_; biegu_; maraton; pakietu startowego; pakietów startowych; taniej; voucher; obniżymy cenę; koszyku
    """,
    meeting="""
        wideokonferencj; konferencj; spotkan; zebrani; narad; wideorozmow; webinar; seminar; szkoleni; warsztat;
        koncert
    """,
    notice="""
        wspomniał o tobie; wspomniała o tobie; wspomniał cię; wspomniała cię; wspomniano o tobie; wspomniano cię;
        oznaczył cię; oznaczyła cię; nowa wzmianka; nowy komentarz; nowe komentarze; nowych komentarz; skomentował;
        dodał komentarz; dodała komentarz; zostawił komentarz; zostawiła komentarz; odpowiedział na tw;
        odpowiedziała na tw; odpowiedział w; odpowiedziała w; odpowiedział ci; odpowiedziała ci; nowa odpowiedź;
        nowe odpowiedzi; nowych odpowiedzi; nowy wątek; nowe wątki; nowy temat; nowe tematy; nowa dyskusja; nowy wpis;
        nowe wpisy; nowy post; nowe posty; opublikował; opublikowała; ostatnie tematy; najnowsze tematy;
        najnowsze wpisy; popularne tematy; podsumowanie tygodnia; podsumowanie dnia; podsumowanie aktywności;
        tygodniowe podsumowanie; dzienne podsumowanie; cotygodniowe podsumowanie; codzienne podsumowanie;
        biuletyn aktywności; co cię ominęło; przypisał ci; przypisała ci; przypisano ci; przypisał cię;
        przypisała cię; przypisane do ciebie; przydzielił ci; przydzielono ci; nieprzeczytan; nowa wiadomość od;
        nowa wiadomość w_; nowe wiadomości; nowych wiadomości; prywatna wiadomość; prywatną wiadomość;
        wysłał ci wiadomość; wysłała ci wiadomość; napisał do ciebie; napisała do ciebie; masz nowe powiadomienia;
        nowe powiadomienia od; nowych powiadomień; polubił; polubiła; zareagował; obserwuje cię;
        zaczął cię obserwować; zaczęła cię obserwować; nowy obserwujący; nowi obserwujący; który obserwujesz;
        które obserwujesz; którą obserwujesz; przejdź do dyskusji; przejdź do wątku; przejdź do rozmowy;
        zobacz dyskusję; zobacz rozmowę; zobacz wątek; zobacz komentarz; zobacz odpowiedź; zobacz wpis; zobacz post;
        zobacz zadanie; otwórz zadanie; czytaj odpowiedź; przeczytaj odpowiedź; wyświetl zgłoszenie;
        zobacz zgłoszenie; zmienił status; zmieniła status; status zmienio; zmiana statusu; status zgłoszenia;
        status zadania; prośba o scalenie; prośbę o scalenie; żądanie scalenia; oczekuje na moder; oczekują na moder;
        czeka na moder; czekają na moder; oczekuje na zatwierdz; oczekują na zatwierdz; czeka na zatwierdz;
        czekają na zatwierdz; czeka na twoj; oczekuje na akceptację; czeka na akceptację; zatwierdź lub odrzuć;
        zaakceptuj lub odrzuć; eksport jest gotowy; eksport gotowy; eksport zakończ; import zakończ;
        raport jest gotowy; raport gotowy; plik jest gotowy; archiwum jest gotowe; gotowy do pobrania;
        gotowa do pobrania; gotowe do pobrania; udostępnił ci; udostępniła ci; udostępniono ci; udostępnił dok;
        udostępniła dok; dostęp do dokumentu; dostęp do pliku; na wydarzenie; na listę oczekujących;
        listy oczekujących; liście oczekujących; listę rezerwową; liście rezerwowej; twój głos; twoja odpowiedź na;
        twoją odpowiedź; odpowiedź na ankietę; zmień odpowiedź; zmienić swoją odpowiedź; zaproszenie do znajomych;
        zaproszenie do grona znajomych; dodał cię do znajomych; nowa reakcja; nowe reakcje; lubi twój; lubi twoje;
        dodano odpowiedź; nowy stan; nowy status; otwórz zgłoszenie; zaczął cię śledzić; zaczęła cię śledzić;
        nowe zadanie; zadanie zaktualiz; zmienił stronę; zmieniła stronę; edytował stronę; edytowała stronę;
        stronie dyskusji; stronę dyskusji; w wątku, który; w temacie, który; nowa aktywność; do podpisania;
        do podpisu; podpisz dokument; przejrzyj i podpisz; prośba o podpis
    """,
    handing="""
        kurier; paczk; podaj kurier; podaj konsultant; podaj operator; podaj doradc; podaj pracownik; pokaż kod;
        pokaż ten; okaż; przedstaw kod; pakietu startowego; gdy zadzwonisz
    """,
    topic="""
        jednoraz; zaloguj; logowani; bezpiecze; hasł; uwierzyteln; weryfik; rejestr; aktyw; potwierd; konto; konta;
        dostęp; tożsamoś; dwuetap; dwuskład; zalogow; kod weryf; urządzen; autoryz; autentyk; resetow; zmian; odzysk;
        potwierdz; rejestrac
    """,
    verify="""
        dokończyć zmianę; zakończyć zmianę; inicjaliz; potwierd; aktyw; weryfik; dokończ rejestr; zweryfik; potwierdź;
        uwierzyteln; dokończ; dokończenia rejestr; zakończ rejestr; zakończyć rejestr; ukończ rejestr;
        przyjmij zaproszenie; zaakceptuj zaproszenie; akceptuj zaproszenie; przyjąć zaproszenie; odblokuj; autoryz;
        reaktyw; to ja_; to byłem ja; to ja,; dołącz; utwórz konto; walid; tak,; to mój; to moja; zapisz mnie; chcę;
        przyjmij; akceptuj; zezwól; udowodn; wykaz; chcę się zapisać; chcę otrzymywać; subskrybuję; zapisuję się;
        zapisz się; utworzyć konto; załóż konto; założyć konto; skonfiguruj konto; zakładanie konta; stwórz konto;
        połącz kont; połączyć kont; powiąz; zaktualizuj konto; zaktualizować konto; aktualizacji konta;
        zachowaj konto; zachować konto; zaufaj; jeśli to ty; jeżeli to ty; jeśli to pan; dokończyć proces;
        zakończyć proces; zakończenia procesu; dokończenia procesu; potwierdz; uaktywn; zobacz zaproszenie;
        wyświetl zaproszenie; otwórz zaproszenie; zaproszenia; zaakcept; przyjęci; dołączy; dołączen; odblok;
        zmień adres; zmiany adresu; zmianę adresu; zmiana adresu; zmienić adres; dokonaj aktyw; zatwierdzić; zezwalam;
        pozwól; autentyk; prawidłow; potwierdzi; uwiarygod; aktualizację konta; aktualizacja konta; rozpocząć proces;
        rozpocznij proces; połącz konta; łączenie kont; ukończyć; ukończenia; skończyć rejestr; finaliz; chcę dołącz;
        zacznij korzystać; sprawdzić, czy; sprawdź swój adres; zatwierdź_; zatwierdzam; zatwierdź log; zatwierdź sw;
        do zaproszenia; odpowiedz na zaproszenie; zaprosił cię do zesp; zaprosiła cię do zesp; zaproszono cię do;
        zaprosił cię do proj; zaprosiła cię do proj; zaproszenie do zesp; zaproszenie do proj; zaproszenie do gr;
        zaproszenie do org; zaprasza cię do proj; zaprasza cię do zesp; zaprasza do proj; zaprasza do zesp;
        zaproszony do zesp; zaproszony do proj; zaproszony do org; zaproszona do zesp; zaproszona do proj;
        zdjąć blokad; zdjęcie blokad; zdejmij blokad
    """,
    reset="""
        zresetuj; resetuj; nowe hasło; nowego hasła; ustaw hasło; zmień hasło; zmienić hasło; zmiana hasła; resetowani;
        zresetow; reset; zmień swoje hasło; zmienić swoje hasło; zmiany hasła; zmianę hasła; zmianie hasła; odzysk;
        odzyskiw; przywró; ustawić nowe; ustawienia nowego; ustawienia hasła; ustawienie hasła; ustawienie nowego;
        ustaw nowe; ustawić hasło; ustanow; utwórz hasło; utwórz nowe; utworzyć hasło; utworzyć nowe; nadaj hasło;
        nadaj nowe; zapomnian; zapomniał; nie pamiętasz; hasło na nowe; wybierz hasło; wybierz nowe; wybrać nowe;
        aktualizuj hasło; stwórz hasło; stwórz nowe; poświadcze; danych logowania; wymyśl; wybrać hasło; podaj nowe;
        wpisz nowe; wprowadź nowe; przypomnienie hasła; przypomnieć hasło; przypomnij hasło; odnów hasło; odnowieni;
        aktualizacja hasła; zmienić je; zmień je; zresetować je; je zresetować; ustawić je; ustawić do niego hasło;
        ustal nowe; ustalić; zdefiniuj hasło; zdefiniuj nowe; ustaw swoje hasło; ustaw je; wygeneruj nowe; zmianie has
    """,
    password="""
        hasł; dane logowania; danych logowania; dostęp do konta; dostępu do konta; poświadcze; danymi logowania;
        dane dostępowe; danych dostępowych
    """,
    change="""
        zmień; zmian; ustaw; ustal; wybra; wybierz; utworz; stwórz; nowe; odzysk; przywr; reset; zapomn; nada; pamięta;
        aktualiz; odnow; wpisa; zdefini; wprowadz; podać; podaj; przypomn; wymyśl
    """,
    sign_in="""
        zaloguj; logowani; zalogow; logowania; link do logowania; logując; wejdź; magiczny link; dostęp do konta;
        bez hasła; bez podawania hasła; wejść; wchodz; automatycznie zalog; autologow; szybkie logowanie; logować;
        loguje; bezpieczny link; jednorazowy link; link dostępu; zalogowanym
    """,
    object="""
        adres; rejestrac; subskrypc; hasł; kont; profil; użytkownik; newsletter; urządzen; zaproszen; mail; zaprasza;
        zapros; skrzynk; e-mail; członkost; zespo; tożsamo; login; użytk; biuletyn; lista; listę; listy
    """,
    place="""
        blog; czytaj; dowiedz; facebook; nasza strona; naszą stronę; obserwuj; odwiedź; sklep; strona główna;
        udostępn; więcej
    """,
    refuse="""
        wypisz; rezygn; prywatno; regulamin; pomoc; ustawieni; to nie ja; odrzuć; zamówieni; faktur; dostaw; wizyt;
        rezerwacj; udział; obecność; płatnoś; ankiet; kontakt; wsparci; polityk; dowiedz się; kup_; kupuj;
        potwierdź zamówienie; potwierdź wizytę; potwierdź obecność; potwierdź rezerwację; pobierz; zapłać; opłać;
        śledź; śledzeni; opini; oceń; warunk; zarządzaj; termin wizyty; odbiór; koszyk; przedłuż; komentarz; moderac;
        eksport; archiwum; pobrać swoje; podsumowanie; ustaw podsum; odwołaj; zobacz w przegl; otwórz w przegl;
        wyświetl w; pokaż w; czytaj w przegl; mail w przegl; wiadomość w przegl; wersja online; wersję online;
        wersja do przegl; wersja www; wersję www; wyświetla się; obejrzyj; pokaż zadan; zadanie; przełóż; przełożyć;
        zmień termin; zobacz profil; aktywuj bon; aktywować bon; aktywuj kupon; aktywuj voucher; aktywuj rabat;
        aktywuj kod rab; aktywuj kart; aktywuj zniżk; aktywuj promocj; weź udział; potwierdź odbiór; potwierdź udział;
        potwierdź dostawę; potwierdź płatność
    """,
    undo="""
        anuluj; anulow; usuń; usunąć; usunięci; unieważn; odwoł; cofn; odrzuć; odrzuci; zablok; dezaktyw; wycof;
        wyłącz; wypisz; rezygn; to nie ja; to nie byłem ja; to nie moj; nie ja; zgłoś; to nie mój; to nie moje;
        przerwij; przerwać; odmów; odmawiam; zgłosić; skasuj konto; zamknij konto; wstrzymaj; nie potwierdzam;
        zablokować; odwołać; wycofać; usuwa; likwid; skasow; kasow; zamknięci; zamknąć konto; wykreśl; wypisani;
        wypisać; wypisuj; zakończ subskry; dezakty; skreśl; rozwiązani; zakończenie subskry; zakończenia subskry;
        zakończenie członk; zakończenie konta; zakończyć subskry
    """,
    unless="""
        to nie ty; nie rozpozna; to nie pan; nie był; wypisa; nie prosił; nie zgłasz; nie wysył; nie rejestr;
        nie zakład; nie zamawia; nie żąda; nie inicj; nie ty_; nie pan; nie próbow; nie tworzy; nie chcesz; nie składa;
        nie dokonyw; nie dokona; przez pomyłkę; przypadkow; omyłkow; nie wnioskow; nie zleca; nie życz; to nie by;
        nie podejmowa; nie wykonyw; nie otwier; w przeciwnym razie; w innym przypadku; to nie twoj; nie jest to twoj;
        nie twoje; przypadkiem; jeśli nie,; jeżeli nie,; jeśli ktoś inny; zrobił to ktoś inny; ktoś inny mógł;
        ktoś inny wpisał; ktoś inny podał; nie zmieniał; nie zmieniłe; nie zmieniła; nie logowa; nie wyrażał;
        bez twojej wiedzy; pomyłk; nieupraw; nie utworzył; nie poprosił; nie podawał; nie zapisywał; nie kojarzysz;
        nie wiesz; nie powinien; nie pochodzi od ciebie; nie masz z tym; nie oczekiw; nie podjął; nie zrobił;
        rozmyślił; nie zażąda; nie inicjował
    """,
    ignore="""
        zignoruj; zignorow; ignoruj; pomiń; nie musisz nic; nic nie rób; nic nie musisz; nie podejmuj; żadne działanie;
        żadnych działań; usuń tę; usuń wiadomość; usunąć tę; nie ulegnie; nie zmieni; bez odpowiedzi;
        po prostu ją usuń; ją usuń; ją skasuj; skasuj; po prostu usuń; możesz ją usun; możesz usun; możesz skasow;
        zapomnij; nie przejmuj; nie klikaj; nie rób nic; nie robić nic; nic się nie stanie; bezpiecznie zignor;
        możesz zignor; usunąć wiadomość; zlekceważ; bez zmian; nie martw; potraktuj jako niebył; nie reaguj;
        żadnej akcji; żadnej reakcji; nie trzeba nic; nic nie trzeba; nie zostanie zmien; nie zostanie utw;
        nie zostanie akt; nie zostanie zar; nie zostanie dod; nie zostanie potw; nie zostaną; pozostanie bez;
        pozostanie niezm; pozostanie takie; hasło pozostanie; konto pozostanie; adres pozostanie; nie wymaga żad;
        nie wymaga dział; nie wymaga od; jest zbędn
    """,
    alert="""
        nowe logowanie; nowe urządzenie; alert; zostało zmienione; nietypow; nowe zalogowanie; logowanie z nowego;
        hasło zostało; zostało zresetowane; próba logowania; podejrzan; ostrzeżenie; zmieniono hasło;
        powiadomienie o logowaniu; hasło zmienione; została włączona; włączono; wyłączono; włączone; błąd logowania;
        zmieniono adres; zmieniono e-mail; kody zapasowe; wyłączone; włączona; zostanie wyłączone; zostanie usunięte;
        zostało usunięte; nowy klucz; uległ zmianie; uległo zmianie; usunięto; logowanie z; zalogowano;
        próbował się zalogować; próbował zalogować; próbowała się zalogować; próbował uzyskać dostęp; nieudana próba;
        nieudane logowanie; nieudanej próbie; nieudane próby; próbę logowania; próby logowania; hasło zresetowane;
        zostało zaktualiz; został zaktualiz; została zaktualiz; zostały zmienione; została zmieniona; został zmieniony;
        pomyślnie zmien; pomyślnie zaktual; hasło zaktualizowane; zaktualizowano hasło; wykryto logowanie;
        wykryliśmy logowanie; nowa sesja; nowego urządzenia; nowym urządzeniu; twoje hasło zmieniono; dane zostały
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
