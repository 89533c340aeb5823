"""What Romanian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_și_; _de_; _la_; _cu_; _pentru_; _este_; _nu_; _un_; _o_; _din_; _al_; _vă_",
    code="""
        cod_; codul; codului; coduri_; parolă de unică; parolă unică; parolă temporară; de unică folosință;
        aceste cifre; următoarele cifre; cifrele de mai jos; numărul de mai jos; următorul număr; pin_; pin-ul; token_;
        caracterele; cheie de securitate; număr de verificare; numărul de confirmare:; cheia de activare;
        parola temporară; parolă provizorie; parola inițială; codurile; parolă de unic; parola de unică; parola unică;
        parolă de o singură; parolă cu o singură; cod otp; codul otp; cheie de verificare; cheie de activare;
        cheie temporară; aceste caractere; următoarele caractere; șase cifre; patru cifre; număr de securitate;
        codul pin; secvența; combinația; jeton_; jetonul; acest număr; parola ta temporară; parola dvs. temporară;
        parola dumneavoastră temporară
    """,
    before_code="_este_; _e_",
    after_code="_este_; _ca_",
    enter="""
        introdu_; introduceți; tastați; tastează; scrieți; folosiți; folosește; completați; introducând; scrie; scrie_;
        copiaz; copia; lipi; tasteaz; introducă; introduci; utilizați codul; utilizează codul; folosește codul;
        folosiți codul; folosiți următorul; utilizați următorul; completează; copiați; lipiți; trece_; inserați;
        inserează; să-l introduci; introduceți-l
    """,
    other="""
        comand; factur; număr client; numărul clientului; cod client; livrare; expediere; colet; awb; urmărire;
        telefon; _tel.; _tel:; cod poștal; codul poștal; cod promo; cod promoțional; codul promoțional; cod de
        reducere; codul de reducere; reducere; voucher; cupon; card cadou; referință; rezervare; cod rezervare; codul
        de rezervare; codul rezervării; număr cont; care se termină; terminat în; card_; cardul_; cod de eroare; codul
        de eroare; cod sursă; codul sursă; cod qr; cod de bare; cod produs; codul produsului; codul de produs; articol;
        cameră; zbor; loc_; serie; contract; membru nr; număr de membru; poliță; bon_; chitanț; sumă; total; sold; cod
        de ridicare; ridicare; prefix; cod de țară; cod de invitație; codul de invitație; cod ușă; interfon; coduri de
        rezervă; coduri de recuperare; cui_; c.u.i; cif_; iban; dosar; tichet; licență; wifi; versiune; bilet; cod de
        acces în clădire; codul postului; nr. de; cod articol; cod fiscal; conferinț; cod de autorizare; cod
        autorizare; codul de autorizare; nume de utilizator; numele de utilizator; utilizator:; tarif; cod tarif; cod
        plan; codul planului; cod bancar; cod bancă; codul băncii; cod swift; cod de intrare; număr cerere; cererea nr;
        numărul cererii; rețet; incident; solicitarea nr; solicitare nr; cod ridicare; codul de ridicare; cod interfon;
        cod cupon; voucher cadou; extras; scadent; awb_; cod de parcel; codul cupon; cnp_; nr. înmatriculare; codul
        fiscal; codul de asistență; cod de asistență; codul de suport; cod de suport; pin de asistență; voucherul;
        codul voucher; număr de concurs; cod de membru; codul de membru; codul biletului; codul de colet
    """,
    nothing="""
        în regulă; în acest caz; setarea parolei; setarea unei; setării parolei; ordin de; nu trebuie să confirm;
        confirma nimic; confirmați nimic; confirmi nimic; nu este nevoie să confirm; este valid; e valid; valid pentru;
        valid timp; valid până; valid 24; valid 1; valid o; nu este nevoie de cont; nu e nevoie de cont; toate
        drepturile; drepturile rezervate; totalitate; seria de; în loc; locul; din loc; în acest număr; iată codul;
        iată linkul; iată parola; iată cod; iată noul; iată link; restaurant; alătură-te nouă; alăturați-vă nouă;
        alătură-te comunit; a fost validat; a fost aprobat; a fost confirmat; a fost verificat; a fost activat; a
        confirmat; ai activat; ați activat; este confirmat; verificarea în doi; verificare în doi; autentificarea în
        doi; autentificare în doi; autentificarea cu doi; autentificare cu doi; a fost deblocat; a fost recuperat; a
        fost restaurat; a fost blocat; este blocat; contul blocat; cont blocat; am blocat; ați fost blocat; a fost
        suspendat; sau altcineva; ori altcineva; link în browser; linkul în browser; adresa în browser; link în
        browserul; linkul în browserul; adresa în browserul; -l în browser; url în browser; s-a confirmat; s-a
        verificat; a fost verificată; a fost confirmată; confirmat cu succes; confirmată cu succes; verificat cu
        succes; verificată cu succes; activat cu succes; este activ; ai confirmat; ați confirmat; ai verificat; ați
        verificat; este verificat; a fost aprobată; este activat
    """,
    elsewhere="""
        reducere; cupon; voucher; rezervare; la casă; promoți; ridic; în magazin; la ghișeu; livrare gratuită;
        transport gratuit; cadou; lista de așteptare; listă de așteptare; voucherul
    """,
    meeting="videoconferinț; conferinț; întâlnir; ședinț; reuniun; apel video",
    notice="""
        te-a menționat; v-a menționat; a menționat în; te-a etichetat; te-a citat; menționat într-un; a comentat;
        comentariu nou; un nou comentariu; a răspuns la; a răspuns în; răspuns nou; un nou răspuns;
        răspuns la comentariul; a postat; a publicat; subiect nou; subiecte noi; cele mai noi subiecte;
        ultimele subiecte; postare nouă; discuție nouă; ți-a atribuit; v-a atribuit; ți s-a atribuit; vi s-a atribuit;
        a apreciat; a reacționat; a început să te urmărească; a început să vă urmărească; urmăritor nou;
        urmăritori noi; a partajat; partajat cu tine; partajat cu dvs; partajat cu dumneavoastră; starea solicitării;
        starea s-a schimbat; a schimbat starea; schimbat statusul; modificat starea; a actualizat solicitarea;
        mesaje necitite; mesaj necitit; notificări necitite; notificare necitită; mesaj nou de la;
        ți-a trimis un mesaj; v-a trimis un mesaj; rezumatul săptămânal; rezumat săptămânal; rezumatul tău;
        rezumatul zilnic; rezumat zilnic; rezumatul activității; deschide discuția; vezi discuția; vezi conversația;
        vezi conversație; deschide conversația; vizualizează conversația; vezi răspunsul; vezi comentariul;
        deschide sarcina; vezi sarcina; vezi solicitarea; vezi tichetul; deschide tichetul; vezi subiectul;
        vezi postarea; pull request; merge request; în așteptarea moderării; în așteptare pentru aprobare;
        așteptarea aprobării; aprobați sau respingeți; aprobă sau respinge; exportul tău este gata;
        exportul este gata; exportul dvs. este gata; raportul este gata; raportul tău este gata; fișierul este gata;
        gata de descărcare; gata pentru descărcare; înscris la eveniment; înscrierea la eveniment;
        înscrierea ta la eveniment; administrează înscrierea; răspuns la sondaj; răspunsul la sondaj;
        răspunde la sondaj; confirmarea răspunsului; mulțumim că ai răspuns; vă mulțumim că ați răspuns;
        mulțumim pentru răspuns; modifica răspunsul; modificați răspunsul; schimba răspunsul; rândul tău pe lista;
        selectat de pe lista; s-a eliberat un loc; obține biletul; rândul dvs. pe lista; comentarii noi la;
        răspunsuri noi la; mesaje noi de la; atribuită o sarcină; atribuită sarcina; atribuit un tichet;
        atribuit tichetul; alocată o sarcină; a distribuit un; a distribuit o; fișierul cerut;
        fișierul poate fi descărcat; acum te urmărește; acum vă urmărește; mențiune nouă; mențiuni noi;
        a lăsat o notă; a lăsat un comentariu; cele mai citite; cele mai discutate; marcat ca rezolvat;
        marcată ca rezolvată; marcat ca finalizat; sarcina expiră; marchează ca; vrea să intre în grupul;
        vrea să se alăture; solicită acces la; cerere de acces de la; copia datelor tale; copia datelor dvs;
        obține copia; comentariu așteaptă; postare așteaptă; mesaj așteaptă; comentarii așteaptă; articol așteaptă;
        ți-a menționat; răspunsuri noi în; ai fost menționat; ați fost menționat; notificări în așteptare;
        mesaj privat; tichetul a fost închis; tichet închis; a închis tichetul; solicitarea a fost închisă;
        îi place postarea; îi place comentariul; te urmărește acum; vă urmărește acum; pentru că urmărești;
        pentru că urmăriți; raportul tău este disponibil; raportul este disponibil; raportul dvs. este;
        importul s-a încheiat; exportul s-a încheiat; exportul s-a finalizat; importul s-a finalizat;
        a actualizat pagina; a modificat pagina; de semnat; semnați documentul; semnează documentul; spre semnare
    """,
    handing="curier; șofer; easybox; punct de ridicare",
    topic="""
        verific; confirm; unică folosință; autentific; conect; securit; parol; înregistr; activ; doi pași; doi factori;
        identit; cont_; contul; debloc; recuper; reset; temporar
    """,
    verify="""
        verific; confirm; activează; activare; activați; finaliz; completează înregistrarea; completați înregistrarea;
        încheie înregistrarea; acceptați invitația; accept invitația; acceptă invitația; debloc; autoriz; da, eu sunt;
        da, sunt eu; eu am fost; sunt eu_; creează cont; creați cont; reactiv; alătură; alăturați; abonează-mă; da, mă;
        abonare; certific; intră în grup; da,; este adresa mea; e adresa mea; abonează; acceptă; accept; permite;
        dovedi; demonstr; abonați; vreau să mă abonez; vreau abon; mă abonez; înscrie-mă; înscrieți-mă; creează contul;
        creează-ți cont; creați-vă cont; crearea contului; configurează contul; fă-ți cont; creează un cont; crează
        cont; conecta conturile; lega conturile; asocia; actualiza contul; actualizați contul; actualizarea contului;
        păstrează contul; păstrați contul; ai încredere; dacă ești tu; dacă sunteți dumneavoastră; dacă ai fost tu;
        dacă ați fost; confirmă; confirmați; confirmaț; verificați; validează; validați; validare; activează-;
        activarea; finalizează înregistrarea; finalizați înregistrarea; finalizarea înregistrării; finaliza procesul;
        completa înregistrarea; completarea înregistrării; terminați înregistrarea; termină înregistrarea; acceptare;
        acceptați; vezi invitația; vizualizează invitația; răspunde la invitație; alăturați-vă; alătură-te; intră în
        echipă; intră în organizație; eu sunt; vă aparține; îți aparține; autorizați; autorizez; deblochează;
        deblocați; debloch; debloca; abonați-mă; confirm abonarea; da, confirm; creează-ți; creați-vă; crează-ți;
        configurați contul; configurare cont; configurează-ți; asociază; conectează conturile; actualizare cont;
        actualizează contul; reactivează; reactivați; încredere în; aprobă; aprobați; accept sau refuz; acceptă sau
        refuză; vrea să colaborezi; validezi; validăm; valida_; validarea; _activa_; _activați_; _activare_;
        _activarea_; _activării_; _activează; _activez; aprobare; aproba_; aprobarea; aprobă_; _inițializ
    """,
    reset="""
        reset; parolă nouă; noua parolă; schimba parola; schimbați parola; schimbarea parolei; schimbare parolă;
        schimbare a parolei; schimbi parola; modifica parola; modificarea parolei; modificați parola; seta o parolă;
        setează o parolă; setați o parolă; seta parola; setează parola; setați parola; setarea parolei; setare parolă;
        setarea unei; stabili o; stabilește; stabiliți; crea o parolă; creează o parolă; creați o parolă; crea parola;
        crearea unei; alege o parolă; alegeți o parolă; alege o nouă; alegeți o nouă; recuper; restabil; uitat;
        reinițializ; restaur; actualiza parola; actualizează parola; defini; creează parola; recapătă; recăpăt;
        resetează; resetați; resetare; resetarea; reseteaz; schimbă parola; schimbă-ți parola; schimbați-vă parola;
        schimbare parola; schimbarea; modifică parola; seta o nouă; seteaz; setați o nouă; setați-vă; setează-ți;
        stabili parola; stabilirea; stabiliți parola; creează-ți o parolă; creați-vă; alege parola; alege-ți;
        alegeți parola; alegeți-vă; alegerea unei; recuperare; recupereaz; recuperați; redobând; regăsi; parolă uitată;
        parola uitată; ai uitat; ați uitat; am uitat; generați o; generează o; definește; definiți; reînnoi parola;
        înlocui parola; parolă pierdută; parola pierdută; pierdut parola; genera una nouă; genera o parolă
    """,
    password="""
        parol; datele de autentificare; accesul la cont; date de conectare; credenț; datele de acces; codurile de acces;
        accesul în cont; date de autentificare
    """,
    change="""
        schimb; modific; seta; setează; aleg; crea; noua; noi_; reseta; recuper; uitat; stabil; actualiz; restaur;
        defin; reînnoi; reiniț; creea; schimbă; alege; creați; creare; generea; generaț; pierdut; înlocu; recăpăt;
        configur; stabileș
    """,
    sign_in="""
        autentific; conecta; conectați; conectare; conectează; intră în cont; intrați în cont; link de acces;
        link magic; login; logare; loghează; logați; fără parolă; intra în cont; intră acum; intră direct;
        intrați direct; intrare în cont; conectează-te; conectați-vă; autentifică-te; autentificați-vă;
        link de autentificare; link de conectare; acces direct; acces rapid; acces instant; accesa contul;
        accesează contul; accesați contul; te conecta; vă conecta; loga_; loghează-te; fără a introduce
    """,
    object="""
        cont_; contul; mail; adres; înregistr; abonament; abonare; newsletter; buletin; parol; profil; utilizator;
        identit; dispozitiv; invitaț; acces; e-mail; căsuț; conturi; credenț; organizați; listă de discuții; sesiune;
        calitatea de membru; spațiu de lucru; invitat; invită; instrucțiuni de recuperare; instrucțiuni pentru recuper
    """,
    place="""
        facebook; citește; citiți; află mai; aflați mai; mai multe; vezi mai; site-ul nostru; site_; magazin; blog;
        urmărește-ne; urmăriți-ne; distribuie; prima pagină; vizit; cumpără; continuă lectura; continuă să citești;
        vezi comentariul; vezi răspunsul; vezi mesajul; răspunde_; mergi la site; forum; descoperă; catalog; noutăți;
        profită
    """,
    refuse="""
        dezabon; confidențial; termeni; condiții; ajutor; suport; asistență; setări; setările; preferințe; contact;
        serviciul clienți; comand; factur; livrare; programare; programări; rezervare; plată; plăti; plătește; sondaj;
        evaluea; recenz; în browser; descarc; urmărește colet; urmărire; prezența; participare; cookie; reînnoi;
        gestion; întrebări frecvente; confirmă comanda; notificări; vezi în; citește online; deschide în; vizualizează;
        descarcă; încărc; semna_; semnare; semnează; documente; chitanț; bon_; extras; calendar; eveniment; tichet;
        tichetul; oferte; reduceri; evaluează; notează; metoda de plată; vezi comanda; abonament plătit; programarea;
        menționat; blogul nostru; oferta; ofertă; verifică activitatea; verificați activitatea; reactivează abonament;
        reactivează abonamentul; confirmă plata; confirmă livrarea; confirmați plata; semnați; verifică accesările;
        administrează înscrierea; abonează-te din nou; revizuiește răspunsul; preia fișierul; activează cardul;
        activați cardul; activarea cardului; activează reducerea; activează oferta; activează voucherul
    """,
    undo="""
        anul; anulează; anula; revoc; șterge; ștergeți; ștergere; elimin; respinge; refuz; bloca contul; blochează;
        dezactiv; închide cont; închideți cont; invalid; nu eu; nu am fost eu; nu sunt eu; nu am solicitat; dezabon;
        raporta; raportează; semnal; anulați; anulare; nu recunosc; nu autorizez; dezactivează; dezactivați; închide
        contul; închideți contul; blocați; blocheaz; oprește; opriți; respingeți; declin; retrage; retrageți; nu am
        cerut; semnaleaz; șterg; ștergerea; ștergerii; eliminarea; eliminării; închiderea contului; închiderii
        contului; închidere cont; închide-ți contul; dezabonare; dezabonat; dezactivarea; renunț; rezilier; desființ;
        cont șters; contul șters; cont închis; a fost șters; a fost închis contul
    """,
    unless="""
        nu ai solicitat; nu ați solicitat; nu ai cerut; nu ați cerut; nu tu; nu dumneavoastră; nu dvs; nu ai făcut; nu
        ați făcut; nu ai creat; nu ați creat; nu te-ai înregistrat; nu v-ați înregistrat; nu ai încercat; nu ați
        încercat; nu recunoș; nu ai inițiat; nu ați inițiat; nu ați efectuat; din greșeală; din eroare; dacă nu,; în
        caz contrar; altfel,; nu dori; nu ai fost; nu ați fost; nu ești; nu sunteți; dezabon; fără știrea; nu ați
        adăugat; nu ai adăugat; nu a fost făcută de; dacă nu ai; dacă nu ați; nu vă aparține; nu îți aparține; crezi
        că; credeți că; nu așteptai; nu așteptați; nu te așteptai; nu vă așteptați; fără acordul; ați primit acest
        mesaj din; ai primit acest mesaj din; nu este contul; nu e contul; dacă altcineva; nu l-ai cerut; nu l-ați
        cerut; nu aveți cunoștință; dacă nu te-ai; dacă nu v-ați; dacă nu vreți; dacă nu vrei; altcineva a; altcineva
        încearcă; altcineva poate; fost altcineva
    """,
    ignore="""
        ignor; nu este nevoie; nu e nevoie; nu trebuie să; nicio acțiune; ștergeți acest; șterge acest; nu țineți cont;
        nu ține cont; nu se va; nu va fi; nu vor fi; neschimbat; ștergeți-l; ștergeți mesaj; șterge-l; șterge mesaj;
        șterge e-mail; ștergeți e-mail; pur și simplu; poți șterge; puteți șterge; nu se întâmplă; nu este necesar;
        nicio modificare; nicio schimbare; nu se schimb; nu vă faceți griji; nu-ți face griji; nu lua în seamă; nu
        luați în; nu trebuie făcut nimic; nimic de făcut; face nimic; faci nimic; faceți nimic; nimic nu se; va rămâne
        la fel; va rămâne aceeași; va rămâne activ; nimeni nu
    """,
    alert="""
        conectare nouă; autentificare nouă; dispozitiv nou; alertă; avertizare; a fost schimbat; a fost modificat; a
        fost resetat; neobișnuit; suspect; încercare de; cu succes; parolă schimbată; parola a fost; a fost activat;
        activată_; dezactivat; a fost actualizat; a fost șters; a fost eliminat; au fost invalidate; regenerate; e-mail
        schimbat; este schimbată; tentativ; încercare eșuată; coduri de recuperare; codurile de recuperare; s-a
        conectat; s-a schimbat; s-a modificat; ai schimbat parola; ați schimbat parola; autentificare eșuată; conectare
        eșuată; a încercat să intre; a încercat să se conecteze; a încercat să acceseze; încercări eșuate de; acces
        neautorizat; activitatea contului; modificări în contul; parolă modificată; au fost modificat; autentificare de
        pe; conectare de pe; a fost oprit; nu îți mai protejează; nu mai protejează; nu mai este aceeași; profil
        actualizat; acces nou; profilul tău a fost; cineva a accesat
    """,
    path_verify="""
        confirma; verifica; activ; parola; reset; inregistr; recuper; valid; activare; resetare; schimba; debloc;
        accepta; invitatie; abonare; inscriere
    """,
    path_object="cont; utilizator; parola; inregistr; abon; profil; membru; abonat",
    path_sign_in="autentific; conect; logare; acces; sesiune; intra_",
    path_refuse="setari; comanda; factura; termeni; ajutor; contact; confidential; preferinte; suport; blog",
    path_another="factur; programare; rezervare; sondaj; stire; articol; comentari; livrare",
    path_undo="dezabon; anul; sterge; revoc; dezactiv; blocheaz; respinge; refuz",
    units="""
        minut; min_; oră; ore_; secund; zi_; zile; săptămân; lun; an_; ani_; lei; ron; ori; persoan; buc; punct; rând;
        pagin; membri; locuri; km_; pași; de ore; bilet; stele; euro; dolari; grame; litri; metri; voturi; mesaje;
        răspunsuri; comentarii; rezultate; caractere; cuvinte; încercări; vizite; abonați; elevi; nopți
    """,
)
