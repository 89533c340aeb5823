"""What Croatian, Bosnian and Serbian mail says around codes and links, in both scripts."""

from .kinds import Words

WORDS = Words(
    common="""
        _i_; _je_; _na_; _se_; _za_; _vaš_; _vaše_; _da_; _od_; _ste_; _ako_; _ovo_; _u_; _ili_; _и_; _је_; _на_; _се_;
        _да_; _ако_; _или_
    """,
    code="""
        _kod_; _kôd_; _koda_; _kôda_; _kodom_; _kodu_; _kodovi; jednokratna lozinka; jednokratnu lozinku; jednokratni;
        ove brojke; sljedeće brojke; sledeće brojeve; ove brojeve; sljedeći broj; pin_; token_; privremena lozinka;
        privremenu lozinku; aktivacijski ključ; kontrolni broj; šesteroznamenkast; šestocifren; zaporka za jednokratnu;
        _код_; _кода_; _кодом_; једнократна лозинка; привремена лозинка; шестоцифрен
    """,
    before_code="_je_; _glasi_; _је_; _гласи_",
    after_code="_je_; _kao_; _је_; _као_",
    enter="""
        unesite; unesi_; upišite; upiši_; ukucajte; ukucaj_; unošenjem; unosom; unos_; koristite; kopirajte; zalijepite;
        nalepite; upotrijebite; upotrebite; unijeti; uneti; унесите; унеси_; укуцајте; упишите; уношењем; користите
    """,
    other="""
        narudžb; porudžb; račun br; broj računa; faktur; broj kupca; pošiljk; praćenj; paket; telefon; _tel.; _tel:;
        poštanski; popust; promo; kupon; vaučer; poklon; rezervacij; kartic; rezervni kod; izvorni kod; kod greške;
        barkod; qr; let_; soba; iznos; ukupno; ugovor; karta_; polic; ulaznic; oib; pib; jmbg; iban; proizvod; artikl;
        serijski; licenc; saldo; tarif; cijena; cena; plaćanj; wifi; verzij; korisničko ime; broj zahtjeva; recept;
        zadatak; наруџб; поруџб; фактур; пошиљк; телефон; попуст; купон; ваучер; резервациј; картиц; уговор; цена;
        корисничко име; broj transakcije; kod transakcije; poziv na broj; трансакциј
    """,
    nothing="""
        u redu; u tom slučaju; u ovom slučaju; adresnu traku; adresnoj traci; u svoj preglednik; u vaš preglednik;
        u svojem pregledniku; u svom pregledniku; poveznicu u pregledniku; otvorenom prozoru; u svom pregledaču;
        vašem pregledaču; у свом прегледачу; ништа потврђ; ne morate potvr; у реду
    """,
    elsewhere="""
        popust; kupon; vaučer; rezervacij; košaric; na blagajni; u trgovini; u poslovnici; preuzimanj; pri kupnji;
        pri kupovini; besplatna dostav; rasprodaj; kupovin; kupi_; kupite
    """,
    meeting="""
        sastanak; sastank; videokonferenc; konferencij; videopoziv; састанак; састанк; конференциј; webinar; seminar;
        radionic; koncert; вебинар; семинар
    """,
    handing="kurir; dostavljač; paketomat; vozač; курир",
    topic="""
        jednokrat; prijav; sigurnos; bezbednos; lozink; zapork; šifr; potvr; registr; aktiv; verifi; provjer; prover;
        dvofaktor; identitet; račun; nalog; pristup; лозинк; пријав; потвр; регистр; актив; верифи; налог; безбедн;
        шифр; провер
    """,
    verify="""
        inicijaliz; potvrdi; potvrđ; potvrd; aktiv; verifi; dovrši; dovršit; završi registr; završite;
        završetak registr; kompletir; prihvati; prihvać; otključ; odblok; odobri; dopusti; dozvoli; da, to sam ja;
        to sam ja; bio sam ja; ja sam_; stvori račun; stvorite račun; kreiraj nalog; kreirajte nalog; kreiraj račun;
        otvori račun; pridruži; pridruživ; učlani; pretplati me; pretplatite se; želim; da,; dokaži; dokažite;
        pogledaj pozivnicu; poveži; povežite; ažuriraj račun; ažuriranje računa; ažuriranje naloga; provjera adres;
        provjerite adres; promjena adres; promjenu adres; promjene adres; promena adres; promenu adres; promene adres;
        promjenu e; promenu e; promijeniti e; promeniti e; ako ste to vi; uključite se; валид; valid; потврд; потврђ;
        потврди; актив; верифи; заврши; прихват; откључ; одобри; дозволи; придруж; креирај налог; то сам ја;
        промену адрес; промена адрес; промене адрес; pregledaj pozivnicu; prikaži pozivnicu; na pozivnicu; prihvaćanje;
        pozvani ste; pozvao vas; pozvala vas; poziva vas u_; poziv u_; pozvan si
    """,
    reset="""
        resetir; resetov; resetuj; resetiraj; reset; poništavanje lozink; poništi lozink; poništite lozink;
        poništiti lozink; ponovno postav; ponovo postav; nova lozinka; novu lozinku; nove lozinke; novu zaporku;
        promijeni lozink; promijenite lozink; promijeniti lozink; promjena lozink; promjenu lozink; promjene lozink;
        promeni lozink; promenite lozink; promeniti lozink; promena lozink; promenu lozink; promene lozink;
        postavi lozink; postavite lozink; postaviti lozink; postavljanje lozink; odaberite novu; izaberite novu;
        zaboravlj; zaboravili; oporavak; oporavi; povrat; vratite pristup; ресет; нова лозинка; нову лозинку;
        нове лозинке; заборав; промена лозинк; промену лозинк; промене лозинк; промени лозинк; промените лозинк;
        промијен; поништавање лозинк; поново постав; обнов; опорав
    """,
    password="lozink; zapork; šifr; podatke za prijavu; pristupne podatke; лозинк; шифр; приступне податке",
    change="""
        promij; promj; promen; postav; stvor; kreir; odaber; izaber; novu; nova; reset; poništ; zaborav; ažurir;
        oporav; unes; obnov; промен; промиј; постав; креир; изабер; одабер; нову; нова; ресет; поништ; заборав; обнов
    """,
    sign_in="""
        prijavi; prijavite; prijava; prijavu; prijave; prijavit; prijavljiv; login; ulogujte; uloguj; logovanj; logira;
        magična; čarobna; jednokratna poveznica; jednokratni link; bez lozinke; uđite; ući_; sigurni link;
        пријави; пријава; пријаву; пријаве; улогуј; логовањ; без лозинке
    """,
    object="""
        račun; nalog; mail; adres; registracij; pretplat; lozink; zapork; profil; korisni; bilten; newsletter; uređaj;
        pozivnic; poziva; pozvan; poziv; član; identitet; sandučić; налог; адрес; регистрациј; претплат; лозинк;
        профил; корисни; билтен; уређај; позивниц; пошт; позив; suradni
    """,
    place="""
        facebook; više; pročitaj; čitaj; čita; blog; trgovin; web stranic; početna; podijeli; podeli; pratite; saznaj;
        posjeti; poseti; прочитај; више; блог; сајт
    """,
    refuse="""
        odjav; privatnos; uvjet; uslov; pomoć; postavk; podešavanj; podršk; kontakt; narudžb; porudžb; faktur; dostav;
        rezervacij; termin; plaćanj; plati; anket; ocijeni; oceni; recenzij; preuzm; praćenj; prati_; upravlj;
        komentar; moderir; moderac; obnovi pretplat; košaric; kolačić; uređivanj; arhiv; sažet; одјав; приватнос;
        услов; помоћ; подешавањ; контакт; поруџб; фактур; достав; резервациј; плаћањ; анкет; преузм; коментар; управљ;
        prikaži; prikaz u; otvori u pregl; otvorite e-poruku u; pogledaj u; pogledajte u; vidi u pregl; čitaj u;
        web verzij; online verzij; verzija za pregl; poruku u pregl; mail u pregl; прикажи; погледај; отвори у прегл;
        pomakni; premjest; prebaci
    """,
    undo="""
        otkaži; otkaz; odustan; obriši; izbriši; brisanje; deaktiv; onemoguć; blokir; odbij; odbac; odbaci; povuci;
        nisam ja; nisam to; prijavi zloup; prijavite zloup; prijavi ovo; odjav; prekini; откажи; обриши; избриши;
        деактив; блокир; одбиј; нисам ја; одјав; поништи потврд; poništi potvrd; poništili potvrd
    """,
    unless="""
        niste; nisi_; nije vaš; ako nije; ako nisu; greškom; zabunom; pogreškom; slučajno; u suprotnom; u protivnom;
        ne želite; ne prepoznajete; bez vašeg; odjav; ako ne,; нисте; ниси_; није ваш; ако није; грешком; случајно;
        у супротном; не желите; не препознајете; одјав; ne pripada; не припада
    """,
    ignore="""
        zanemari; ignorir; ignoriš; ne morate; nije potrebno; ne poduzimajte; ništa ne; neće; ostat će; ostaće;
        ostaje; slobodno; izbrišite; obrišite; jednostavno izbriš; ne odgovarajte; занемари; игнориш; не морате;
        није потребно; ништа не; неће; остаће; обришите; слободно
    """,
    alert="""
        nova prijava; novi uređaj; je promijenjen; je promenjen; promijenjena_; promenjena_; neuobičajen; neobičn;
        sumnjiv; pokušaj prijave; upozoren; je resetir; je resetovan; uključen_; isključen_; uključena; isključena;
        neuspjel; neuspel; нова пријава; нови уређај; је промењен; промењена_; сумњив; покушај пријаве; упозорен;
        је ресетован
    """,
    path_verify="potvrd; aktiv; lozink; verifik; zaborav; obnov",
    path_object="lozinka; racun; korisni; registracij",
    path_sign_in="prijav",
    path_refuse="postavke; narudzb; faktur; uvjeti; pomoc",
    path_undo="odjav; otkaz; obris; izbris",
    units="""
        minut; min_; sati; sata; sat_; sekund; dan_; dana; tjed; nedelj; sedmic; mjesec; mesec; godin; kn_; eur; din_;
        rsd; puta; osob; kom_; bodov; stranic; korisnik; km_; mjesta; mesta; минут; сати; дана; недељ; месец; дин_
    """,
)
