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
        корисничко име; broj transakcije; kod transakcije; poziv na broj; трансакциј; kod za tehničku; kod za podršku;
        kod podrške; startni broj; broj sudionika; broj učesnika; kod sudionika; mjesto u redu; mesto u redu;
        lista čekanja; članski; arhiva br; poklon bon; код за подршку; код подршке; стартни број
    """,
    nothing="""
        u redu; u tom slučaju; u ovom slučaju; adresnu traku; adresnoj traci; u svoj preglednik; u vaš preglednik;
        u svojem pregledniku; u svom pregledniku; poveznicu u pregledniku; otvorenom prozoru; u svom pregledaču;
        vašem pregledaču; у свом прегледачу; ништа потврђ; ne morate potvr; у реду; ili netko drugi; ili neko drugi;
        ili druga osoba; или неко други; uspješno potvrđ; uspešno potvrđ; je potvrđen_; je potvrđena_; je potvrđeno_;
        su potvrđen; uspješno aktivir; uspešno aktivir; je aktiviran_; je aktivirana_; je aktiviran; uspješno verific;
        uspešno verifik; je verificiran; je verifikovan; hvala na potvrdi; hvala što ste potvrdi; potvrđujemo da;
        potvrđujemo primitak; potvrđujemo prijem; potvrda prijave na_; potvrda registracije za_; potvrda prijave za_;
        успешно потврђ; је потврђен; је потврђена; успешно активир; је активиран; хвала на потврди; потврђујемо да;
        blokiran_; blokirana_; blokirano_; je blokiran; блокиран_; је блокиран; bit će izbrisan; bit će obrisan;
        biće obrisan; automatski obriš; automatski izbris; биће обрисан; uspješno resetir; uspešno reset;
        blokirali smo; smo blokirali; bit će deaktiv; biće deaktiv; bit će blokir; biće blokir; će biti obrisan;
        će biti izbrisan; će biti deaktiv; će biti blokir; će biti uklonjen; ће бити обрисан; ће бити избрисан;
        ће бити деактив
    """,
    elsewhere="""
        popust; kupon; vaučer; rezervacij; košaric; na blagajni; u trgovini; u poslovnici; preuzimanj; pri kupnji;
        pri kupovini; besplatna dostav; rasprodaj; kupovin; kupi_; kupite; utrk; trka_; maraton; startn; jeftinije;
        sniziti cijenu; snizit ćemo; na kasi; u kupnju; ulaznic; трка; маратон; кошариц; корп; корпу; korpu; korpi
    """,
    meeting="""
        sastanak; sastank; videokonferenc; konferencij; videopoziv; састанак; састанк; конференциј; webinar; seminar;
        radionic; koncert; вебинар; семинар
    """,
    notice="""
        vas je spomenu; vas je spomenula; te je spomenu; spomenuti ste; spomenut ste; spomenuo vas; spomenula vas;
        spominje vas; novo spominjanje; novi komentar; nove komentare; novih komentar; komentirao; komentirala;
        komentarisa; ostavio je komentar; ostavila je komentar; dodao je komentar; dodala je komentar; odgovorio je;
        odgovorila je; odgovorio na; odgovorila na; odgovorio vam; vam je odgovori; novi odgovor; nove odgovore;
        novih odgovora; nova tema; nove teme; novih tema; nova rasprava; nova diskusija; nova objava; nove objave;
        novi post; objavio je; objavila je; najnovije teme; zadnje teme; poslednje teme; najnovije objave;
        tjedni pregled; dnevni pregled; nedeljni pregled; sedmični pregled; tjedni sažet; dnevni sažet;
        sažetak aktivnosti; dodijeljen vam; dodijelio vam; dodijelila vam; vam je dodijeli; dodeljen vam;
        vam je dodelio; vam je dodelila; dodijeljeno vam; nepročitan; nova poruka od; nove poruke; novih poruka;
        privatna poruka; privatnu poruku; poslao vam je poruku; poslala vam je poruku; vam je poslao poruku;
        vam je poslala poruku; vam je pisao; vam je pisala; vam je napisao; vam je napisala; sviđa se vaš; se svidjel;
        se svidela; se svideo; lajkao; lajkova; reagirao; vas prati; vas je počeo pratiti; vas je počela pratiti;
        počeo vas je pratiti; novi pratitelj; novi pratilac; koju pratite; koji pratite; koje pratite; idi na raspravu;
        idi na temu; otvori raspravu; pogledaj raspravu; pogledaj razgovor; pogledaj komentar; prikaži komentar;
        prikaži razgovor; pogledaj odgovor; pročitaj odgovor; pogledaj objavu; pogledaj temu; otvori zadatak;
        pogledaj zadatak; pogledaj tiket; promijenio status; promijenila status; promenio status; promenila status;
        promjena statusa; promena statusa; status zahtjeva; status zahteva; zahtjev za spajanje; zahtev za spajanje;
        čeka odobrenje; čekaju odobrenje; čeka vaše odobrenje; na čekanju za odobrenje; čeka moderac; čeka na moder;
        čeka moderi; čeka na odobrenje; odobri ili odbij; odobrite ili odbijte; prihvati ili odbij; izvoz je spreman;
        vaš izvoz; izvoz podataka je; uvoz je završen; arhiva je spremna; izvještaj je spreman; izveštaj je spreman;
        spreman za preuzimanje; spremna za preuzimanje; spremno za preuzimanje; spremna je za preuzimanje;
        spremni za preuzimanje; podijelio s vama; podijelila s vama; je podijelio; je podijelila; je podelio;
        je podelila; podijelio dok; pristup dokumentu; pristup datoteci; na događaj; za događaj; vaš glas;
        vaš odgovor na; odgovor na anketu; promijeni odgovor; promijeniti odgovor; promeni odgovor; listu čekanja;
        listi čekanja; lista čekanja; listi ste čekanja; zahtjev za prijateljstvo; zahtev za prijateljstvo;
        вас је помену; вас је споменуо; вас је споменула; нови коментар; нови коментари; коментарисао; коментарисала;
        одговорио је; одговорила је; нови одговор; нова тема; нове теме; најновије теме; нова објава; нове објаве;
        недељни преглед; дневни преглед; додељен вам; вам је доделио; непрочитан; нова порука од; нове поруке;
        вам је писао; вам је писала; вам је послао поруку; вас прати; новог пратиоца; погледај коментар;
        погледај дискусију; чека одобрење; одобри или одбиј; извоз је спреман; спремна за преузимање;
        спреман за преузимање; је поделио; је поделила; листу чекања; листи чекања; на догађај; ваш глас;
        захтев за спајање; променио статус; što ste propustili; šta ste propustili; шта сте пропустили; nova reakcija;
        nove reakcije; se sviđa; stigao je odgovor; novo stanje; novi status; otvori upit; otvori zahtjev;
        otvori zahtev; otvori tiket; нова реакција; се свиђа; ново стање; čeka potvrdu moder; novi zadatak;
        zadatak je ažuriran; uredio je stranicu; uredila je stranicu; izmijenio je stranicu; izmenio je stranicu;
        stranici za razgovor; u temi koju; nova aktivnost; нови задатак
    """,
    handing="""
        kurir; dostavljač; paketomat; vozač; курир; recite operater; recite operateru; recite agent; pokažite kod;
        pokažite ovaj; predočite; kad nazovete; kada pozovete; startnih paket; startnog paket; реците оператер;
        покажите код
    """,
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
        pomakni; premjest; prebaci; aktiviraj vaučer; aktivirajte vaučer; aktiviraj kupon; aktivirajte kupon;
        aktiviraj popust; aktiviraj karticu; aktiviraj bonus; potvrdi narudžb; potvrdi dolazak; potvrdi sudjelov;
        potvrdi primitak; potvrdi dostav; potvrdi termin; potvrdi plać; активирај ваучер; активирај купон
    """,
    undo="""
        otkaži; otkaz; odustan; obriši; izbriši; brisanje; deaktiv; onemoguć; blokir; odbij; odbac; odbaci; povuci;
        nisam ja; nisam to; prijavi zloup; prijavite zloup; prijavi ovo; odjav; prekini; откажи; обриши; избриши;
        деактив; блокир; одбиј; нисам ја; одјав; поништи потврд; poništi potvrd; poništili potvrd; briši; brisanj;
        obris; izbris; uklanj; ukloni; ukinite; ukidanj; zatvaranje račun; zatvori račun; zatvaranje nalog;
        zatvori nalog; gašenj; ugasi; prestanak; otkazivanj; брисањ; обриш; уклањ; уклон; укид; гашењ; угаси;
        затварање налог; одјављив; отказив
    """,
    unless="""
        niste; nisi_; nije vaš; ako nije; ako nisu; greškom; zabunom; pogreškom; slučajno; u suprotnom; u protivnom;
        ne želite; ne prepoznajete; bez vašeg; odjav; ako ne,; нисте; ниси_; није ваш; ако није; грешком; случајно;
        у супротном; не желите; не препознајете; одјав; ne pripada; не припада
    """,
    ignore="""
        zanemari; ignorir; ignoriš; ne poduzimajte; ništa ne; izbrišite; obrišite; jednostavno izbriš; занемари;
        игнориш; ништа не; обришите; ne morate ništa; ne morate čin; ne morate rad; nije potrebno ništa; nije potrebna;
        nije potrebno čin; neće biti; neće se; ostat će nepr; ostat će ist; ostaće nepr; ostaće ist; ostaje nepr;
        ostaje ist; неће бити; неће се; остаће ист; остаће непр; не морате ништа; није потребно ништа; slobodno zanem;
        slobodno izbr; slobodno obr; слободно зан
    """,
    alert="""
        nova prijava; novi uređaj; je promijenjen; je promenjen; promijenjena_; promenjena_; neuobičajen; neobičn;
        sumnjiv; pokušaj prijave; upozoren; je resetir; je resetovan; uključen_; isključen_; uključena; isključena;
        neuspjel; neuspel; нова пријава; нови уређај; је промењен; промењена_; сумњив; покушај пријаве; упозорен;
        је ресетован; pokušao prijaviti; pokušala prijaviti; pokušao je prijaviti; pokušao da se prijavi;
        je pokušao da; neuspjeli pokušaj; neuspješan pokušaj; neuspješna prijava; neuspeli pokušaj; neuspešan pokušaj;
        neuspešna prijava; pokušaji prijave; pokušaja prijave; promijenjena; promenjena; je ažuriran; je ažurirana;
        su promijenjen; su promenjen; uspješno promijenjen; uspešno promenjen; nova sesija; prijava s novog;
        prijava sa novog; zabilježena prijava; лозинка је; је ажуриран; је промењена; су промењен; покушао да се;
        неуспео покушај; неуспешна пријава; пријава са новог
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
