"""What Hungarian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_és_; _a_; _az_; _nem_; _hogy_; _egy_; _ez_; _van_; _meg_; _vagy_; _az ön_",
    code="""
        kód_; kódot; kódod; kódja; kódját; a kódot; kódjával; egyszer használatos; egyszer használható;
        egyszeri jelszó; egyszeri kód; alábbi számjegy; alábbi szám; alábbi karakter; következő szám; következő kód;
        pin-kód; pin kód; pinkód; ezeket a számjegyeket; ideiglenes jelszó; biztonsági kulcs; hitelesítő kód;
        ellenőrző szám; jelsor; számsor; tokened; kódd; kódo; kódr; kódn; kódb; kezdeti jelszó; kezdő jelszó; kódok_;
        hatjegyű; négyjegyű; megerősítő kód; ellenőrző kód; belépőkódod; egyszeri kulcs; számkód; kódsor; _pin_;
        karaktersor; aktiváló kulcs; aktivációs kulcs; belépési kód; bejelentkezési kód
    """,
    before_code="_a következő",
    after_code="_az ön_; _a_",
    enter="""
        írja be a(z; adja meg a(z; írja be; írd be_; adja meg; add meg; üsse be; gépelje be; használja; használd;
        adja meg a; be a következőt; írja; írd; megadás; beír; beüt; beírás; másol; illessz; illeszd; pötyög; üsd be;
        megadásával; beírásával; beírva; megadva; megadni; beírni; adja meg ezt; írd_; beillesztés; használva;
        vidd be; vigye be; másold; másolja
    """,
    enter_after="számot; kódot; kódot kell; kóddal; beírásával; megadásával",
    other="""
        rendelés; megrendelés; számla; ügyfélszám; ügyfélazonosító; szállítás; csomag; nyomkövet; csomagszám; telefon;
        _tel.; _tel:; irányítószám; kedvezmény; kuponkód; kupon; promóciós; promóció; akciós; ajándék; utalvány;
        hivatkozási; hivatkozás; foglalás; foglalási; számlaszám; végződő; végű; kártya; kártyaszám; hibakód;
        forráskód; qr-kód; qr kód; vonalkód; termékkód; cikkszám; termék; szoba; járat; ülés; ülőhely; sorozatszám;
        szerződés; tagsági; tagszám; kötvény; nyugta; összeg; összesen; egyenleg; átvételi; országkód; körzetszám;
        meghívókód; meghívó kód; kapukód; ajtókód; biztonsági kódok; tartalék kód; helyreállítási kódok; adószám; iban;
        ügyszám; iktatószám; licenc; wifi; verzió; jegy; jegykód; állás; fizetés; fizetendő; rendszám; konferencia;
        engedélyezési kód; autorizációs kód; engedélyszám; felhasználónév; felhasználóneved; felhasználóneve;
        díjcsomag; tarifa; csomagkód; díjszabás; tarifakód; bankkód; swift kód; bic kód; belépőkód; belépő; jegyen;
        kérelem száma; recept; incidens; kérésszám; bejelentés száma; rendelési szám; foglalási szám; értekezlet azon;
        feladat; bejelentés; kivonat; útlevél; személyi szám; taj; tagkárty; csekk; hívószám; belépőkód:; értekezlet;
        tranzakció; művelet azon; közlemény; támogatási kód; ügyfélszolgálati kód; támogatási pin; támogatási azon;
        jelentkezési kód; rajtszám; utalványkód; sorszám; kuponkódot; várólista
    """,
    nothing="""
        rendben; ebben az esetben; jelszó beállítás; jelszava beállítás; jelszavad beállítás; új jelszó beállítás; nem
        kell megerősít; megerősíteni semmit; nem kell semmit megerősít; semmit sem kell megerősít; semmit megerősít;
        linket a böngésződben; linket a böngészőben; a böngésző címsor; böngésző címsor; böngészője címsor; böngésződ
        címsor; böngészőjébe; böngésződbe; böngészőbe; a böngészőjében; a böngésződben; böngészőablak; címsorába;
        megbeszélés szerint; zároltuk; zárolva; letiltottuk; letiltva; zárolásra került; fiókja zárol; felfüggesztett;
        megerősítettük; megerősítve; megerősítésre került; aktiváltuk; aktiválva; aktiválásra került; ellenőriztük;
        jóváhagytuk; jóváhagyva; megerősítetted; megerősítette; aktiválta_; aktiváltad; sikeresen megerősít; sikeresen
        aktivál; sikeresen ellenőriz; vagy valaki más; linket a böngészőjében; böngészőben a linket; zárolt fiók
    """,
    elsewhere="""
        kedvezmény; kupon; utalvány; foglalás; átvétel; pénztár; akció; átvehet; az üzletben; a boltban; átvenni;
        vásárlás; ingyenes szállít; kosárban; rendeléskor; leárazás; vásárolj; várólist; utalványt; rajtszám
    """,
    meeting="""
        értekezlet; megbeszélés; videokonferencia; konferencia; találkozó; webinár; szeminárium; képzés; workshop;
        koncert
    """,
    notice="""
        megemlített; megjelölt egy; hozzászólt; hozzászólást írt; kommentelt; válaszolt egy; válaszolt itt; közzétett;
        posztolt; új témák; legfrissebb témák; legújabb témák; legutóbbi témák; feladatot rendelt; kedvelte;
        tetszik neki; reagált; követni kezdett; követni kezdte; mostantól követ; új követő; megosztva veled;
        megosztva önnel; kérése állapota; állapota megváltozott; állapota módosult; megváltozott az állapot;
        megváltoztatta az állapot; státusza; olvasatlan; új üzenet érkezett; új üzenete érkezett; új üzeneted;
        üzenetet küldött; heti összefoglaló; napi összefoglaló; összefoglalód; heti kivonat; napi kivonat;
        beszélgetés megnyitása; beszélgetés megtekintése; téma megtekintése; hozzászólás megtekintése;
        válasz megtekintése; válasz elolvasása; feladat megnyitása; feladat megtekintése; kérés megnyitása;
        jegy megtekintése; bejegyzés megtekintése; pull request; merge request; moderálásra vár;
        jóváhagyás vagy elutasítás; hagyja jóvá vagy; jóváhagyni vagy elutasítani; elkészült az export;
        exportálás elkészült; az export elkészült; az exportálás kész; elkészült a jelentés; a jelentés elkészült;
        letöltésre kész; fájl letölthető; készen áll a letöltésre; jelentkezését az eseményre;
        jelentkezés az eseményre; jelentkezett az eseményre; módosíthatja a jelentkezését; jelentkezés kezelése;
        jelentkezési kód; kitöltötte a kérdőív; kitöltötted a kérdőív; szavazás nyitva; köszönjük a válasz;
        köszönjük, hogy válaszol; válaszait ezen; módosíthatja a válasz; módosíthatod a válasz;
        megváltoztathatja a válasz; megváltoztathatod a válasz; következik a várólistán; sorra kerültél a várólist;
        sorra került a várólist; felszabadult egy hely; jegyet kérek; megosztott veled; megosztott önnel;
        megosztott egy; frissítette a kérés; frissítette a jegy; frissítette a feladat; frissítette a hibajegy;
        hibajegy megtekintése; hibajegy állapota; új hibajegy; hozzád rendelték; önhöz rendelték;
        válaszolt a hozzászól; válaszolt a komment; válaszolt a téma; válaszolt a témá; válaszolt a bejegyz;
        válaszolt az üzenet; válaszolt a beszélget; válaszolt a kérdés; új hozzászólás_; új hozzászólás érkezett;
        új komment_; új válasz_; új válasz érkezett; új bejegyzés_; új téma_; új üzenetek érkeztek; új üzenetei;
        új említés; megjegyzést fűzött; megjegyzést írt; megjegyzést hagyott; legolvasottabb; közösség legjobb;
        legnépszerűbb téma; megoldottként; megoldottnak jelöl; lezárták a; hibajegyet lezár; lezártuk a hibajegy;
        feladat holnap; feladat lejár; feladat határid; csatlakozna a; csatlakozni szeretne a; hozzáférési kérés;
        hozzáférést kér; adatainak másolata; adataid másolata; hozzászólás jóváhagyás; hozzászólás a jóváhagyás;
        bejegyzés jóváhagyás; üzenet jóváhagyás; hozzászólások jóváhagyás; hozzászólás az ön jóváhagyás;
        cikk jóváhagyás; függő értesítés; új értesítésed; új értesítései; privát üzenet; közvetlen üzenet érk;
        jegyet lezár; tetszik a bejegyzés; tetszik a hozzászól; importálás befejez; exportálás befejez;
        az import elkészült; megosztotta veled; megosztotta önnel; hozzád rendelte; önhöz rendelte; mert követed;
        mert követi ezt; frissítette az oldalt; módosította az oldalt; jelentése elkészült; aláírásra;
        dokumentum aláírás; írja alá
    """,
    handing="futár; sofőr; csomagautomata; csomagpont; átvételi pont",
    topic="""
        ellenőrz; megerősít; egyszer; bejelentkez; belép; biztonság; jelsz; regisztr; aktivál; kétlépcsős; kétfaktor;
        azonosít; hiteles; igazol; fiók; visszaáll; módosít; helyreáll; feliratk; feloldás; hozzáfér
    """,
    verify="""
        inicializál; megerősít; erősítse meg; erősítsd meg; igazol; ellenőriz; aktivál; hitelesít; érvényesít;
        regisztráció befejez; regisztrációja befejez; regisztrációd befejez; regisztráció véglegesít; véglegesít;
        befejezéséhez; befejezése; fejezze be; fejezd be; meghívás elfogad; meghívó elfogad; fogadja el; fogadd el;
        elfogadás; elfogadom; felold; hagyja jóvá; hagyd jóvá; igen, én vagyok; igen, én voltam; én voltam_;
        én vagyok az; fiók létrehoz; létrehozás; csatlakoz; újraaktivál; engedélyez; feliratkozás; feliratkozom;
        igen, kérem; igen,; ez az én; iratkoz; elfogad; zárolás feloldás; ellenőrz; engedélyezés; bizonyít; feliratkoz;
        iratkoztas; szeretnék feliratkoz; iratkozom; kérem a hírlevelet; fiók létrehozása; hozza létre fiókját;
        hozd létre a fiókod; fiókod létrehoz; fiókja létrehoz; fiók beállítása; létrehozása; összekötés; összekösse;
        adatok módosít; fiók adatok; fiók megtartása; megtartom; megbízható; ha ön az; ha te vagy; ha ön volt;
        ha te voltál; folyamat befejez; folyamat elind; befejezi; befejezd; befejezem; véglegesíti; címmódosít;
        cím módosít; cím megváltoztat; címének módosít; címed módosít; meghívó megtekint; meghívás megtekint;
        meghívót elfogad; meghívást elfogad; elfogadod; elfogadja; csatlakozás; csatlakozz; csatlakozzon; feloldja;
        oldja fel; oldd fel; feloldás; jóváhagyás; jóváhagyom; engedélyezem; megerősítem; megerősítse; megerősítsd;
        visszaigazol; aktiválás; aktiválja; regisztráció lezár; fiókod aktivál; létrehozom; összekapcsol;
        kapcsolja össze; hitelesíti; használatba; beállítás befejez; jóváhagyni; jóváhagyja; jóváhagyod; a meghívóhoz;
        a meghíváshoz; meghívó megnyit; meghívott a_; meghívott az_; meghívtak egy; meghívtak a_; meghívták a;
        meghívott téged; meghívta önt; meghívó a_
    """,
    reset="""
        visszaállít; állítsa vissza; állítsd vissza; új jelszó; új jelszav; jelszó módosít; jelszavának módosít;
        jelszavad módosít; jelszómódosít; jelszó megváltoztat; jelszava megváltoztat; jelszavad megváltoztat;
        jelszóváltoztat; jelszó változtat; jelszócsere; jelszó csere; jelszó beállít; jelszava beállít;
        jelszavad beállít; jelszó megad; jelszó létrehoz; jelszó választ; elfelejtett; elfelejtet; jelszó-visszaállít;
        jelszó helyreállít; helyreállít; jelszavát; jelszó frissít; jelszóemlékeztető; alaphelyzet; jelszavad megad;
        változtassa meg; változtasd meg; elfelejtette; elfelejtetted; állítson be új; állíts be új; állítsa be a jelsz;
        állítsd be a jelsz; állítsa be új; állítsd be új; hozzon létre új jelsz; hozz létre új jelsz;
        válasszon új jelsz; válassz új jelsz; válasszon jelsz; válassz jelsz; válasszon egy új; válassz egy új;
        új jelszót állít; jelszó újra; jelszóvissza; jelszófriss; jelszóbeáll; jelszó alaphelyzet; jelszókér;
        jelszava visszaáll; jelszavad visszaáll; jelszavának visszaáll; hitelesítő adat; belépési adat;
        hozzáférés visszaáll; hozzáférés helyreáll; emlékeztető a jelsz; új jelszó kér; új jelszót kért; jelszót adhat;
        jelszavadat itt; add meg az új; adja meg az új; megváltoztathatja; megváltoztathatod
    """,
    password="""
        jelszó; jelszav; belépési adat; bejelentkezési adat; hozzáférés; hitelesítő adat; belépési adatok; jelszó-
    """,
    change="""
        módosít; megváltoz; változt; beállít; állíts; megad; adjon; adj_; létrehoz; hozz; választ; válassz; új_;
        visszaáll; elfelejt; helyreáll; csere; frissít; alaphelyz; lecser; cserél; adhat; pótol; emlékez
    """,
    sign_in="""
        bejelentkez; jelentkezzen be; jelentkezz be; belép; lépjen be; lépj be; varázslink; belépési link; login;
        jelszó nélkül; beléphet; belépj; beléptet; jelentkezhet; bejelentkezem; automatikus belép;
        egyszer használatos link; egyszeri link; belépéshez
    """,
    object="""
        fiók; mail; cím; regisztráció; feliratkozás; hírlevél; jelsz; profil; felhasznál; személyazon; eszköz; meghív;
        tagság; előfizet; postaf; e-mail; hozzáfér; azonosító; szervezet; csoport; tag_
    """,
    place="""
        facebook; bővebben; részletek; olvass; honlap; weboldal; weblap; webáruház; bolt; üzlet; blog; kövess; megoszt;
        főoldal; kezdőlap; látogass; olvasás; olvasd; további; tovább olvas; tovább az olv; tovább a cikk; tovább a
        hír; tovább »
    """,
    refuse="""
        leiratkoz; adatvédel; feltétel; segítség; súgó; támogatás; beállítás; kapcsolat; ügyfélszolgálat; rendelés;
        megrendelés; számla; szállítás; időpont; foglalás; fizetés; fizet; kérdőív; értékel; letölt; nyomkövet;
        követés; részvétel; süti; cookie; megújít; kezelés; gyakori; preferenci; értesítés; megtekintés; online olvas;
        hozzászólás; komment; moderál; export; archívum; összefoglaló; megnyitás a böng; megnyitás böng; nyissa meg a
        levelet; olvasás böng; böngészős; böngészőben való; levelet böng; e-mailt böng; levél böng; webes változat;
        webes verzió; online verzió; böngészőben olvas; böngészőben megt; böngészőben nézd; megjelenítés; áthelyez;
        időpontot mód; profil megtekint; belépések ellenőrzése; bejelentkezések ellenőrzése; jelentkezés kezelése; újra
        feliratkoz; válasz áttekintése; kártya aktivál; aktiválja a kártyá; aktiváld a kártyá; kedvezmény aktivál;
        utalvány aktivál
    """,
    undo="""
        visszavon; mégsem; lemond; töröl; törl; érvénytelen; elutasít; utasítsa el; tilt; letilt; deaktivál; zárol;
        fiók bezár; nem én voltam; nem én; leiratkoz; megszüntet; jelent; bejelentés; sztornó; nem az enyém;
        visszautasít; utasítsd el; megakadály; leállít; jelents; jelentse; zárolja; zárold; fiók törlés; tiltsd;
        tiltsa; nem engedély; visszavonás; visszavonja; fióktörl; fiókeltávol; fiókmegszünt; fiókbezár; eltávolít;
        bezárás; megszünteté; kiregisztr; fiókja törl; fiókod törl; feliratkozás törl; törlés; törölt; törölj;
        leiratkozás; leiratkozott
    """,
    unless="""
        nem ön; nem te_; nem kért; nem kezdemény; nem ismer; nem regisztrált; nem hozott létre; nem hoztál; nem próbál;
        nem végez; nem adott; nem indít; ha nem,; ellenkező esetben; nem szeretne; nem kíván; leiratkoz; nem te voltál;
        nem tett; tévedésből; véletlenül; lehet, hogy valaki más; valószínűleg valaki más; ha valaki más; valaki más
        próbál; valaki más adta; nem módosít; nem változtat; nem jelentkez; tudta nélkül; tudtod nélkül; nem iratkoz;
        tévesen; nem igényel; nem küld; nem hozzád tartoz; nem a tied; nem szeretnél; nem akar; nem így van; nem te
        vagy; nem maga; nem járul; nincs tudomás; egyébként,
    """,
    ignore="""
        nincs teendő; nincs további; nem kell; nincs szükség; semmit; tárgytalan; változatlan; nem fog; egyszerűen
        töröl; törölje; töröld; törölhet; ne kattint; semmi sem tört; nem történik; semmi teend; nem módosul; ne
        foglalkoz; egyszerűen hagy; figyelmen; ne aggód; nem változ; mellőz; hagyd figy; nyugodtan hagyd; nyugodtan
        hagyja; nyugodtan töröl; nyugodtan ignor; nyugodtan törl; ugyanaz marad; érvényben marad; a régi marad;
        jelszava marad; jelszavad marad
    """,
    alert="""
        új bejelentkezés; új eszköz; figyelmeztetés; megváltozott; módosult; módosítottuk; visszaállítottuk; szokatlan;
        gyanús; bejelentkezési kísérlet; riasztás; sikeresen; jelszavad meg; jelszava meg; bekapcsol; kikapcsol; be van
        kapcsolva; belépési hiba; megváltoztattuk; megváltoztatva; lecseréltük; eltávolít; tartalék kód; letiltásra;
        törlésre kerül; új kulcs; sikertelen; bejelentkeztek; be lett kapcsolva; módosítva; megváltoztatták;
        megváltoztatta; megpróbált belépni; megpróbált bejelentkezni; próbált belépni; próbált bejelentkezni; próbált
        meg bejelent; jelszavát megvált; jelszavad módos; jelszava módos; jelszócsere megtör; visszaállításra került;
        módosításra került; változás történt; fióktevékenység; változások a fiók; frissítve lett; sikeres jelszó;
        jelszavad frissült; jelszava frissült; profil frissítve; profilod frissült; profilja frissült; adatait módosít;
        valaki bejelentkezett; valaki belépett
    """,
    path_verify="megerosit; aktival; jelszo; regisztr; visszaallit; igazol; ellenoriz; elfelejt",
    path_object="fiok; felhasznal; jelszo; regisztr; hirlevel",
    path_sign_in="bejelentkez; belep",
    path_refuse="beallit; rendeles; szamla; adatvedel; segitseg",
    path_undo="leiratkoz; torol; lemond; visszavon",
    units="""
        perc; óra; mp_; nap; hét; év_; éve; forint; ft_; alkalom; fő_; db; pont; sor; oldal; tag; felhasznál;
        százalék; hely; km_; lépés; -szor; -szer; jegy
    """,
)
