"""What German mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_der_; _die_; _das_; _und_; _sie_; _ihr_; _ihre_; _ist_; _mit_; _ein_; _eine_; _für_; _du_",
    code="""
        _tan_; smstan_; mtan_; pushtan_; einmalpasswort; einmalkennwort; prüfziffer; bestätigungsnummer:; prüfnummer;
        diese ziffern; sicherheitscode; einmal-passwort; einmal-code; einmal-pin; zugangscode; kennung_; diese zahl;
        folgende zahl; folgenden zahl; ziffernfolge; diese zeichen; zahlencode; schlüssel lautet; bestätigungsschlüssel;
        aktivierungsschlüssel; folgenden ziffern; folgende ziffern; vorläufiges passwort; initialpasswort; erstpasswort;
        startpasswort; temporäres passwort; vorläufiges kennwort; startkennwort; ziffern unten; folgendes kennwort;
        anfangspasswort; diese buchstaben; buchstaben unten; folgende zeichen; folgende buchstaben; zahl unten;
        diese nummer; nummer unten; _otp_; prüfcode_; zahlenkombination; diesen zahlen; folgende zahlen; pin lautet;
        code unten; einmaliges passwort; einmaliges kennwort; einmalig gültiges passwort; prüfzahl; kontrollzahl;
        geheimzahl; zugangsschlüssel; kontrollziffer; prüfschlüssel; verifizierungsschlüssel; verifizierungsnummer;
        anmeldeschlüssel; registrierungsschlüssel; einmalschlüssel; stellige zahl; stelligen zahl;
        sicherheitsschlüssel lautet; passphrase lautet; freischaltschlüssel; folgende nummer; folgenden nummer;
        folgender nummer; nachstehende nummer; nachstehenden code; nachfolgenden code; nachfolgende zahl
    """,
    before_code="_ist_; _lautet_; _lautet folgendermaßen; _heißt_; _heisst_; _sind_; _wie folgt",
    article="die; der",
    after_code="_ist_; _als_",
    enter="""
        gib_; geben sie; geben sie bitte; gebe_; trage_; eingeben; eintippen; tippen; gibst; eintrag; tippe; tippen sie;
        kopier; eingib; tipp; übertrag; einfüg; eintipp; trag_; gib bitte; gebt; übernimm; übernehmen sie; verwende_;
        verwenden sie; benutze_; benutzen sie; nutze_; nutzen sie; trag bitte; trage bitte; tragt; tippe bitte
    """,
    enter_after="ein_; eingeben; eintragen; eintippen; einzugeben",
    other="""
        bestell; auftrag; rechnung; kundennummer; kunden-nr; kundennr; sendung; telefon; _tel:; rufnummer; postleitzahl;
        _plz_; backup-codes; gutschein; rabatt; aktionscode; vorteilscode; ticketnummer; vorgang; buchung; reservierung;
        kontonummer; endet auf; endend auf; mit der endung; _karte_; fehlercode; quellcode; artikel; zimmer; flug;
        seriennummer; vertrag; mitgliedsn; mitglieds-n; police; beleg; betrag; summe; guthaben; abholcode; strichcode;
        ländercode; postfach; steuernummer; einladungscode; türcode; aktenzeichen; zählernummer; kundencode;
        produktcode; gutscheincode; rabattcode; trackingcode; sendungscode; auftragscode; hausnummer; reisecode;
        buchungscode; reservierungscode; lizenzschlüssel; kartennummer; produktschlüssel; wlan; kaution; gebühr;
        ident-nr; ausweis; kursnummer; artikelcode; aktions-code; rabatt-code; gutschein-code; türöffner; bankleitzahl;
        filiale; faxnummer; mobil:; fax:; artikel-code; produkt-code; konferenz-pin; konferenzpin; ticketcode;
        eintrittscode; kartencode; autorisierungscode; genehmigungsnummer; freigabenummer; ust-id; ust.-id; ustid;
        _ust_; benutzername; nutzername; anmeldename; tarif; blz; bankcode; bic-code; einlass; eintritt; Steuercode;
        Anfragenummer; Vorgangsnummer; Vorgang_; Aktenzeichen; Fallnummer; Rezept; Spende; Kennzeichen; Anfrage Nr;
        Prüfungs; Ereignis; Ticketnummer; Warteschlange; Mitglied Nr; Mitgliedsnummer; teilnehmernummer; mediennummer;
        spendennummer; sendungsnummer; belegnummer; artikelnummer; art.-nr; pipeline; wiederherstellungscodes;
        notfallcodes; ersatzcodes; personalnummer; matrikel; telefonnummer:; kurscode; klassencode; haustür;
        schließfach; tresor; safe_
    """,
    nothing="""
        um in ordnung; in ordnung; anforderung; aufforderung; erforder; auf bestellung von; ihre anfrage; bestellt_;
        anmeldung bestätigen; in diesem fall; auf wiedersehen; nichts bestätigen; nichts zu bestätigen;
        nicht bestätigen; keine bestätigung; wurde aktiviert; wurde bestätigt; wurde verifiziert; wurde freigeschaltet;
        wurde entsperrt; wurde erfolgreich; wurden bestätigt; ist bestätigt; ist aktiviert; ist freigeschaltet;
        ist verifiziert; ist nun bestätigt; ist jetzt bestätigt; ist nun aktiv; ist jetzt aktiv; ist nun freigeschaltet;
        ist jetzt freigeschaltet; erfolgreich bestätigt; erfolgreich aktiviert; erfolgreich verifiziert;
        erfolgreich freigeschaltet; anmeldung erfolgreich; anmeldung schlägt fehl; anmeldung fehlgeschlagen;
        bereits angemeldet; bereits bestätigt; bereits aktiviert; einladung angenommen; antrag auf; adresse bestätigt_;
        konto bestätigt_; konto aktiviert_; wir bestätigen; neu: anmelden; so melden sie sich; so meldest du dich
    """,
    elsewhere="""
        rabatt; gutschein; an der kasse; im warenkorb; prozent; buchung; packstation; einlösen; bestellung abhol; abhol;
        filiale; im laden
    """,
    meeting="""
        besprechung; einwahl; videokonferenz; konferenz; telefonkonferenz; kenncode; treffen; sitzungs-id; sitzung am;
        sitzung vom
    """,
    handing="zusteller; ihr fahrer; dein fahrer; packstation; abholstation; vorzeigen; an der tür; übergabe",
    topic="""
        bestätig; einmal; anmeld; einlog; sicherheit; zwei-faktor; passwort; kennwort; registrier; freigabe; freischalt;
        überweisung; zugang; login; identität
    """,
    verify="""
        initialisier; einrichtung abschließen; bestätig; aktivier; verifizier; freischalt; registrierung abschließen;
        anmeldung abschließen; einladung annehmen; das bin ich; freigeben; reaktivier; wiederherstellung bestätigen;
        abschließen; abschliessen; anmeldung zum newsletter; e-mail prüfen; entsperr; validier; einladung an;
        legitimier; konto eröffnen; konto erstellen; freizuschalt; aktivierung; ja, ich bin; ja, das war ich;
        das war ich; authentifizier; das ist meine; ja, ich; ja, das; beitreten; teilnehmen an der gruppe; mitmachen;
        newsletter abonnieren; jetzt abonnieren; das ist mein; ja,; jetzt beitreten; konto entsperren;
        konto freischalten; bin dabei; genehmig; adresse ist richtig; adresse stimmt; zugriff erlauben; erlaub; beweis;
        nachweis; abonnier mich; ich möchte abonn; ich will; newsletter erhalten; eintragen; trag mich ein;
        tragen sie mich; jetzt anmelden zum; nehmt mich auf; konto einrichten; konto anlegen; account erstellen;
        account anlegen; account einrichten; konto ein_; profil einrichten; zugang einrichten; verknüpf;
        konto aktualisier; account-update; account zu verknüpfen; aktualisieren sie ihr konto; konto behalten; behalten;
        vertrau; zustimm; beitritt; falls sie das waren; falls du das warst; wenn du das warst; wenn sie das waren;
        bist du das; sind sie das; warst du das; waren sie das; wenn du es bist; wenn sie es sind; ich war es;
        zu verlinken; kontoverknüpfung; beizutreten; änderung durchzuführen; adresse überprüfen; adresse zu überprüfen;
        adresse prüfen; einladung akzeptieren; einladungsprozess; sperre aufheben; kontoanlage;
        zur teilnahme eingeladen; zulassen; freischaltung; wieder aktivieren; stimmt die adresse;
        registrierung fortsetzen; registrierung vervollständig; registrierung vollenden;
        registrierung zu vervollständigen; anmeldung vervollständig; anmeldung vollenden; konto fertigstellen;
        konto vervollständig; konto zu erstellen; konto anzulegen; konto einzurichten; zugang aktivieren;
        zugang anlegen; profil anlegen; einladung anzunehmen; nimm die einladung; nehmen sie die einladung;
        e-mail-adresse gehört; adresse ihnen gehört; adresse dir gehört; als richtig bestätigen; abzuschließen;
        abzuschliessen; abschluss der registrierung; abschluss ihrer registrierung; abschluss deiner registrierung;
        fertigzustellen; anzunehmen; freizugeben; zuzustimmen; beizubehalten; schließen sie ihre registr;
        schließe deine registr; schließen sie die registr; schließe die registr; schließen sie ihre anmeld;
        schließe deine anmeld; schließen sie die anmeld; schließe die anmeld; schliessen sie ihre; schliesse deine;
        schliessen sie die registr; schalten sie ihr; schalte dein; ihr konto frei; dein konto frei; wieder frei;
        ist das richtig, klick; wenn das stimmt; wenn dies richtig; wenn das richtig; falls das richtig;
        stimmt das, klick; ist das korrekt; jetzt mitmachen; zugriff gewähren; zugriff freigeben; anmeldung erlauben;
        anmeldung freigeben; adresse wirklich; identität prüfen; identität nachweis; identität überprüf;
        adresse zu prüfen; adresse zu validieren; adresse existiert; adresse gültig ist; adresse funktioniert;
        adresse korrekt ist; adresse in besitz; alles richtig; treten sie der; tritt der gruppe; tritt dem team;
        ihnen gehört; dir gehört; nachzuweisen; nachzuprüfen; überprüft werden; adresse zu übernehmen;
        adresse übernehmen; in betrieb nehmen; freigeschaltet werden; bestätigt werden; aktiviert werden;
        verifiziert werden
    """,
    reset="""
        zurücksetz; neues passwort; neues kennwort; passwort ändern; passwortänderung; passwort festlegen;
        passwort vergeben; zurückzusetz; passwort zu ändern; kennwort zu ändern; kennwort ändern; kennwort festlegen;
        kennwort vergeben; passwort wählen; passwort setzen; passwort zu setzen; passwort festzulegen;
        kennwort festzulegen; passwort erstellen; passwort neu; neu festlegen; neuen passwort; neue passwort;
        wiederherstell; passwort vergessen; kennwort vergessen; passwort einrichten; passwort anlegen;
        passwort zu vergeben; passwort aktualisieren; passwort-reset; passwort-änderung; ihres passworts;
        ihr passwort zu; dein passwort zu; deines passworts; passworts zu; anzufordern; zugang wieder;
        passwort bestimmen; kennwort bestimmen; passwort definieren; passwort zu definieren; passwort zu wählen;
        kennwort zu setzen; kennwort zu wählen; kennwort setzen; kennwort wählen; kennwort erstellen; kennwort anlegen;
        passwort zu erstellen; passwort anzulegen; legen sie ein passwort; legen sie ihr passwort; lege ein passwort;
        lege dein passwort; lege ein neues; setze dein passwort; setzen sie ihr passwort; wähle ein passwort;
        wählen sie ein passwort; passwortwiederherst; kennwortwiederherst; kennwortänderung; passwort erneuern;
        passwort wieder; passwort zurück; kennwort zurück; kennwort zurückzusetzen; kennwort neu; neue passwörter;
        neues zugangspasswort; zurücksetzung; passwortrücksetzung; kontowiederherstellung; zugang wiederherst;
        zugangsdaten vergessen; passwort verloren; kennwort verloren; passwort neu anlegen; passworts festzulegen;
        passworterstellung; passwortvergabe; passwortlink; neues vergeben; neues zu vergeben
    """,
    password="passwort; kennwort; anmeldedaten; zugang; anmeldeinformationen; zugangsdaten; passwörter",
    change="""
        änder; setz; festleg; festzuleg; vergeben; vergib; wähl; erstell; neu_; neue; erneuer; wiederherst; wiederzuerl;
        aktualis; vergess; einricht; einzuricht; anleg; anzuleg; zurück; bestimm; legen sie; definier; lege_
    """,
    sign_in="""
        anmelden; anmeldung; einloggen; anmeldelink; login-link; magischer link; einzuloggen; anzumelden; anmelde-link;
        einmal-link; zugangslink; login; jetzt anmelden; direkt anmelden; einlogg; automatisch angemeldet;
        melden sie sich; melde dich; meldest du dich; melden sie ihr; ohne passwort; ohne kennwort; kein passwort;
        passwortlos; zauberlink; direkt rein; kommst du direkt; direkt einsteigen; einmaliger link; loginlink;
        mit einem klick an; mit einem klick ein; angemeldet zu werden; bist du drin; sind sie drin; du bist drin;
        sie sind drin; gehts zu deinem; geht es zu deinem; geht es zu ihrem; zu deinem konto; hineinkommen;
        automatisch eingeloggt; eingeloggt zu werden; kommst du rein; kommen sie rein; kommen sie direkt; direkt hinein
    """,
    object="""
        konto; adresse; registrierung; anmeldung; newsletter; passwort; kennwort; profil; benutzer; e-mail; email;
        zugang; account; mitgliedschaft; identität; abonnement; abo_; gerät; einladung; mailadresse; team; gruppe;
        projekt; organisation; arbeitsbereich; kalender; mailingliste; verteiler; postfach; login; anmeldedaten;
        zugangsdaten; anmeldeinformation; nutzer; registrier; eingeladen; beizutreten; beitreten
    """,
    place="""
        blog; empfehl; facebook; feedback; folge; mehr erfahren; startseite; teilen; webseite; website; weiterlesen;
        zum shop
    """,
    refuse="""
        abmeld; abbestell; datenschutz; agb; hilfe; impressum; kontakt; einstellungen; nicht ich; melden sie; ablehnen;
        bestell; rechnung; liefer; sendung; termin; buchung; teilnahme; zahlung; umfrage; bewert; onlineversion;
        austragen; -einstellungen; support; nutzungsbedingung; bedingungen; -rechnung; -bestellung; -buchung; auftrag;
        zur website; jetzt einkaufen; jetzt kaufen; im browser; online ansehen; sendungsverfolg; bezahl; zahlen;
        verläng; hilfecenter; kundenservice; einstell; benachrichtigung; empfang bestätigen; zustellung; warenkorb;
        lieferung; termin bestätigen; teilnahmebedingungen; verlängerung; verlänger; online lesen; online-ansicht;
        neuer kommentar; kommentar wartet; moderier; kommentare; abstimmung; spende; mahnung; zahlungserinnerung;
        unterschr; stellenangebot; warteliste; platz bestätigen; stelle ansehen; termin zusagen; genehmigen:;
        bittet darum; möchte beitreten; um aufnahme; anfrage ansehen; beitrittsanfrage; fehler #; ticket #; seminar;
        veranstaltung; workshop; lehrgang; zum kurs; wartet auf ihre; wartet auf deine; lieferadresse; rechnungsadresse;
        reservierung; mehr erfahren; erhalt bestätigen; vertrag; zahlungsmethode; zahlungsdaten
    """,
    undo="""
        stornier; widerruf; abbrech; abzubrech; lösch; zu löschen; ungültig; rückgängig; sperren; konto sperren;
        deaktivier; annullier; zurückzieh; zurückzuziehen; verwerfen; entferne; war ich nicht; bin ich nicht; nicht ich;
        anforderung melden; melden_; war das nicht; das nicht; nicht angefordert; verdächtig; das war ich nicht;
        das bin ich nicht; ja, das war ich nicht; blockier; bist du das nicht; sind sie das nicht; warst du das nicht;
        waren sie das nicht; ausschlagen; endgültig löschen; verweiger; abmeldung bestätigen; abmeldung zu bestätigen;
        ihre abmeldung; deine abmeldung; abbestellung; austragung; löschung; alle sitzungen; papierkorb; als spam;
        konto absichern; absichern; sichern sie ihr; sichere dein; brechen sie; brich die; brich den; abzulehnen;
        kündig; kündigung
    """,
    unless="""
        nicht sie; nicht du; du nicht; sie nicht; nicht selbst; nicht angefordert; nicht von ihnen; nicht von dir;
        unbekannt; nicht erkenn; abbestell; haben sie nicht; hast du nicht; haben sie diese; nicht veranlasst;
        nicht gewünscht; nicht beantragt; kein konto; keine anfrage; nicht selber; nicht mehr erhalten;
        keine registrierung; irrtümlich; versehentlich; das nicht waren; das nicht warst; nicht gewesen;
        waren das nicht; warst das nicht; nicht ausgelöst; nicht erstellt; nicht registriert; nicht angemeldet;
        nicht erwartet; nicht gestellt; nicht zuordnen; nicht dein; nicht ihr; nicht bestellt; falls nicht,;
        wenn nicht,; andernfalls; ansonsten; anderenfalls; keine änderung vollziehen; nicht vollziehen; nicht bewusst;
        nicht initiiert; nicht angestoßen; nicht getätigt; nicht durchgeführt; nicht vorgenommen; nicht verlinken;
        nicht versucht; nicht möchten; nicht angelegt; nicht darum gebeten; nicht ändern möchte; nicht beauftragt;
        kein neues; keine änderung; ohne ihr wissen; ohne dein wissen; fälschlich; aus versehen; ein versehen;
        ein irrtum; jemand anderes diese; jemand anders diese; nicht zu dir; nicht zu ihnen; nicht ihnen; nicht dir_;
        nicht abonniert; nicht eingetragen; nicht bestätigt; nicht stammt; nicht stammen; nicht ausgeführt;
        nicht in auftrag; nicht gemacht; nicht getan; stimmt das nicht; ist das nicht richtig; nicht beitreten;
        nicht teilnehmen; nicht zuzuordnen
    """,
    ignore="""
        ignorier; nichts tun; nichts weiter; nichts unternehmen; keine weiteren; kein handlungsbedarf; gegenstandslos;
        löschen sie diese; lösche diese; nicht reagieren; beachten sie diese; vergiss diese; unverändert; nichts zu tun;
        einfach lösch; passiert nichts; bleibt dein; bleibt ihr; löschen sie sie; löschen sie es; lösche sie; lösche es;
        nachricht löschen; e-mail löschen; mail löschen; vergiss; vergessen sie; getrost; bedenkenlos;
        brauchen sie nichts; brauchst du nichts; müssen sie nichts; musst du nichts; ändert sich nichts; wegwerfen;
        unbeantwortet; nachricht einfach; mail einfach; hat sich erledigt; keine schritte; keine handlung;
        keine weiteren schritte; keine aktion
    """,
    alert="""
        neuer login; neues gerät; warnung; wurde geändert; ungewöhnlich; neue geräte; anmeldeversuch;
        erfolgreich geändert; wurde zurückgesetzt; sicherheitshinweis; sicherheitswarnung; hat sich geändert;
        passwort geändert; kennwort geändert; passwort wurde; kennwort wurde; eingeschaltet; ausgeschaltet;
        wurde aktiviert; wurde eingerichtet; hinzugefügt; adresse geändert; fehlgeschlagene anmeld;
        passwort aktualisiert; kennwort aktualisiert; wurde aktualisiert; wurde entfernt; wurde deaktiviert;
        adresse wurde; neue sitzung; anmeldung von; anmeldung festgestellt; anmeldung bemerkt; ist nun bestätigt;
        konto wurde aktiviert; wurde bestätigt; konto wurde gesperrt; kontosperrung; zugriff auf ihr konto;
        zugriff auf dein konto; wird bald gelöscht; wurde angelegt; wurde gelöscht; wurde abgeschaltet; ist abgelaufen;
        neuer api; sitzung; neue anmeldung_; neue anmeldungen_; neue anmeldung; kontolöschung; wird gelöscht
    """,
    path_verify="""
        passwort; bestaetig; aktivier; freischalt; kennwort; zuruecksetzen; registrier; verifizier; einladung; annehmen;
        registrierung
    """,
    path_object="passwort; konto; benutzer; kennwort",
    path_sign_in="anmeld; einlogg",
    path_refuse="datenschutz; impressum; hilfe_; bestell; rechnung; einstell; agb_; rechnungen; kommentar",
    path_undo="abmeld; abbestell; storn; widerruf; loesch; abbrech; austrag; ablehn; sperren",
    units="""
        stunde; sek; tag_; tage; woche; monat; jahr; uhr; euro; punkte; personen; zeilen; stück; min_; minuten; mal_;
        seiten; mitglieder; besucher; plätze; tickets; schritte; kilometer; stk; prozent; minute; std_; h_; zeichen;
        buchstaben; mb_; gb_; ziffern
    """,
)
