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
    enter_after="""
        ein_; eingeben; eintragen; eintippen; einzugeben; kannst du dich anmelden; können sie sich anmelden;
        kannst du dich einloggen; können sie sich einloggen; meldest du dich an; melden sie sich an
    """,
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
        schließfach; tresor; safe_; wartenummer; anmeldenummer; losnummer; startnummer; geschenkcode; einlösecode;
        wartelistencode; support-pin; supportcode; support-code; teilnahmecode; abholnummer; gastcode; mitgliedscode;
        eintrittskarte; geschenkgutschein
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
        konto bestätigt_; konto aktiviert_; wir bestätigen; neu: anmelden; so melden sie sich; so meldest du dich;
        hat ihr konto freigeschaltet; hat dein konto freigeschaltet; haben ihr konto freigeschaltet;
        haben dein konto freigeschaltet; konto freigeschaltet_; hat ihr konto bestätigt; hat ihr konto aktiviert;
        wurde gesperrt; wurde vorübergehend gesperrt; wurde deaktiviert; ist gesperrt; oder jemand anderes;
        oder jemand anders; oder eine andere person; bestätigen wir; bestätigen hiermit; wurde genehmigt; ist genehmigt;
        wurde angenommen; wurde erfolgreich bestätigt; erfolgreich angemeldet; passwort-hilfe; passworthilfe;
        kennwort-hilfe; kennworthilfe; hilfe zum passwort; hilfe beim passwort; registrierung ist abgeschlossen;
        registrierung abgeschlossen; anmeldung ist abgeschlossen
    """,
    elsewhere="""
        rabatt; gutschein; an der kasse; im warenkorb; prozent; buchung; packstation; einlösen; bestellung abhol; abhol;
        filiale; im laden; geschenkkarte; geschenkgutschein; warteliste
    """,
    meeting="""
        besprechung; einwahl; videokonferenz; konferenz; telefonkonferenz; kenncode; treffen; sitzungs-id; sitzung am;
        sitzung vom
    """,
    notice="""
        dich erwähnt; sie erwähnt; erwähnte dich; erwähnte sie; wurdest erwähnt; wurden erwähnt; erwähnung;
        hat kommentiert; kommentierte; einen kommentar; einem kommentar; neuer kommentar; hat geantwortet;
        haben geantwortet; hat dir geantwortet; antwortete auf; auf ihren beitrag; auf deinen beitrag;
        auf ihren kommentar; auf deinen kommentar; auf ihre frage geantwortet; auf deine frage geantwortet;
        neues thema; neueste themen; neuesten themen; beliebte themen; aktuelle themen; hat gepostet; dir zugewiesen;
        ihnen zugewiesen; wurde zugewiesen; wies dir; neue aufgabe; zugewiesene aufgabe; aufgabe zugewiesen;
        fällig am; gefällt dein; gefällt ihr; folgt dir; folgt ihnen; folgt jetzt; neuer follower; neue follower;
        mit dir geteilt; mit ihnen geteilt; teilt mit dir; für dich freigegeben; für sie freigegeben;
        hat ein dokument; hat eine datei; hat einen ordner; status geändert; status wurde; status ihrer anfrage;
        status deiner anfrage; status ihres; status deines; hat den status; neuer status; ungelesene;
        neue nachricht von; neue direktnachricht; hat dir geschrieben; hat ihnen geschrieben;
        tägliche zusammenfassung; wöchentliche zusammenfassung; ihre zusammenfassung; deine zusammenfassung;
        wochenrückblick; wochenübersicht; tagesübersicht; das hast du verpasst; was du verpasst; was sie verpasst;
        das war diese woche; unterhaltung anzeigen; unterhaltung ansehen; unterhaltung öffnen; zur unterhaltung;
        konversation anzeigen; kommentar anzeigen; kommentar ansehen; kommentar lesen; zum kommentar; thread anzeigen;
        zum thread; zum thema; thema anzeigen; thema ansehen; beitrag anzeigen; beitrag ansehen; beitrag lesen;
        zum beitrag; diskussion anzeigen; zur diskussion; aufgabe anzeigen; aufgabe ansehen; aufgabe öffnen;
        zur aufgabe; vorgang anzeigen; anfrage ansehen; ticket anzeigen; ticket ansehen; zum ticket; ticket #;
        anfrage #; aufgabe #; pull-request; pull request; merge-request; merge request; commits in;
        wartet auf moderation; beitrag wartet; kommentar wartet; warten auf freigabe; zur genehmigung vor;
        genehmigen oder ablehnen; freigeben oder ablehnen; export ist; export steht; export wurde; datenexport;
        exportdatei; zum download bereit; bereit zum download; bereit zum herunterladen; kann jetzt heruntergeladen;
        bericht ist fertig; import ist abgeschlossen; import abgeschlossen; für die veranstaltung; zur veranstaltung;
        anmeldung bearbeiten; anmeldenummer; platz ist reserviert; teilnahme bestätigen; teilnahme zusagen;
        teilnahme absagen; terminumfrage; umfrageantwort; deine stimme; ihre stimme; fürs abstimmen; antwort ändern;
        antwort wurde abgeschickt; antwort wurde gespeichert; deine antwort auf; ihre antwort auf; auf der warteliste;
        von der warteliste; nachgerückt; verschob; dokument aktualisiert; neue nachrichten von; neue nachrichten in;
        hast neue nachrichten; haben neue nachrichten; hast eine neue nachricht; haben eine neue nachricht;
        hat dir eine nachricht; hat ihnen eine nachricht; schickte dir eine; die aufgabe; neue kommentare zu;
        neue kommentare auf; neue kommentare warten; neuer beitrag in; neuer beitrag von; neuer beitrag:;
        neue themen in; hat einen neuen beitrag; antwort ansehen; antwort anzeigen; antwort lesen; zur antwort;
        überfällig; aufgaben sind; meine aufgaben; reagiert; neue reaktion; fall ansehen; vorgang ansehen;
        frage wurde beantwortet; antwort annehmen; antwort akzeptieren; hochgeladen; hat ihnen auf; hat dir auf;
        nachricht lesen; einladung angenommen; deinem team beigetreten; ihrem team beigetreten; mitglieder ansehen;
        anmeldung verwalten; ist deiner gruppe; neue antwort_; neue antworten auf; neue antworten in;
        zur unterschrift; unterzeichn; signaturanfrage; dokument signier
    """,
    handing="zusteller; ihr fahrer; dein fahrer; packstation; abholstation; vorzeigen; an der tür; übergabe",
    topic="""
        bestätig; einmal; anmeld; einlog; sicherheit; zwei-faktor; passwort; kennwort; registrier; freigabe; freischalt;
        überweisung; zugang; login; identität
    """,
    verify="""
        änderung abzuschließen; änderung abschließen; übernommen wird, ruf; initialisier; bestätig; aktivier;
        verifizier; freischalt; das bin ich; freigeben; abschließen; abschliessen; anmeldung zum newsletter;
        e-mail prüfen; entsperr; validier; einladung an; legitimier; konto eröffnen; konto erstellen; freizuschalt;
        das war ich; authentifizier; beitreten; teilnehmen an der gruppe; mitmachen; newsletter abonnieren;
        jetzt abonnieren; das ist mein; ja,; bin dabei; genehmig; adresse ist richtig; adresse stimmt; erlaub; beweis;
        nachweis; abonnier mich; ich möchte abonn; ich will; newsletter erhalten; eintragen; trag mich ein;
        tragen sie mich; jetzt anmelden zum; nehmt mich auf; konto einrichten; konto anlegen; account erstellen;
        account anlegen; account einrichten; konto ein_; profil einrichten; zugang einrichten; verknüpf;
        konto aktualisier; account-update; aktualisieren sie ihr konto; behalten; vertrau; zustimm; beitritt;
        falls sie das waren; falls du das warst; wenn du das warst; wenn sie das waren; bist du das; sind sie das;
        warst du das; waren sie das; wenn du es bist; wenn sie es sind; ich war es; zu verlinken; beizutreten;
        änderung durchzuführen; adresse überprüfen; adresse zu überprüfen; adresse prüfen; einladung akzeptieren;
        einladungsprozess; sperre aufheben; kontoanlage; zur teilnahme eingeladen; zulassen; stimmt die adresse;
        registrierung fortsetzen; registrierung vervollständig; registrierung vollenden;
        registrierung zu vervollständigen; anmeldung vervollständig; anmeldung vollenden; konto fertigstellen;
        konto vervollständig; konto zu erstellen; konto anzulegen; konto einzurichten; zugang anlegen; profil anlegen;
        nimm die einladung; nehmen sie die einladung; e-mail-adresse gehört; abzuschließen; abzuschliessen;
        abschluss der registrierung; abschluss ihrer registrierung; abschluss deiner registrierung; fertigzustellen;
        anzunehmen; freizugeben; schließen sie ihre registr; schließe deine registr; schließen sie die registr;
        schließe die registr; schließen sie ihre anmeld; schließe deine anmeld; schließen sie die anmeld;
        schließe die anmeld; schliessen sie ihre; schliesse deine; schliessen sie die registr; schalten sie ihr;
        schalte dein; ihr konto frei; dein konto frei; wieder frei; ist das richtig, klick; wenn das stimmt;
        wenn dies richtig; wenn das richtig; falls das richtig; stimmt das, klick; ist das korrekt; zugriff gewähren;
        adresse wirklich; identität prüfen; identität überprüf; adresse zu prüfen; adresse existiert;
        adresse gültig ist; adresse funktioniert; adresse korrekt ist; adresse in besitz; alles richtig;
        treten sie der; tritt der gruppe; tritt dem team; ihnen gehört; dir gehört; nachzuweisen; nachzuprüfen;
        überprüft werden; adresse zu übernehmen; adresse übernehmen; in betrieb nehmen; freigeschaltet werden;
        _konto löschen; _account löschen; _kontolöschung; _löschung ihres; _löschung deines; _löschen ihres;
        _löschen deines; _löschen des benutzerkontos; _löschung des; _schließung ihres; _schließung deines;
        _benutzerkonto löschen; _löschung eines; _abmeldewunsch; _abmeldeanfrage; _abmeldeantrag; _abmeldung vom;
        _newsletter-abmeldung; _newsletterabmeldung; _abmeldung bestätigen; _abmeldung zu bestätigen
    """,
    reset="""
        zurücksetz; passwortänderung; zurückzusetz; neu festlegen; wiederherstell; passwort-reset; passwort-änderung;
        ihres passworts; ihr passwort zu; dein passwort zu; deines passworts; passworts zu; anzufordern; zugang wieder;
        lege ein neues; passwortwiederherst; kennwortwiederherst; kennwortänderung; passwort wieder;
        passwortrücksetzung; zugangsdaten vergessen; passwort verloren; kennwort verloren; passworterstellung;
        passwortvergabe; passwortlink; neues vergeben; neues zu vergeben
    """,
    password="passwort; kennwort; anmeldedaten; zugang; anmeldeinformationen; zugangsdaten; passwörter",
    change="""
        änder; setz; festleg; festzuleg; vergeben; vergib; wähl; erstell; neu_; neue; erneuer; wiederherst; wiederzuerl;
        aktualis; vergess; einricht; einzuricht; anleg; anzuleg; zurück; bestimm; legen sie; definier; lege_
    """,
    sign_in="""
        anmelden; anmeldung; anmeldelink; magischer link; einzuloggen; anzumelden; anmelde-link; einmal-link;
        zugangslink; login; einlogg; automatisch angemeldet; melden sie sich; melde dich; meldest du dich;
        melden sie ihr; ohne passwort; ohne kennwort; kein passwort; passwortlos; zauberlink; direkt rein;
        kommst du direkt; direkt einsteigen; einmaliger link; mit einem klick an; mit einem klick ein;
        angemeldet zu werden; bist du drin; sind sie drin; du bist drin; sie sind drin; gehts zu deinem;
        geht es zu deinem; geht es zu ihrem; zu deinem konto; hineinkommen; automatisch eingeloggt;
        eingeloggt zu werden; kommst du rein; kommen sie rein; kommen sie direkt; direkt hinein
    """,
    object="""
        konto; adresse; anmeldung; newsletter; passwort; kennwort; profil; e-mail; email; zugang; account;
        mitgliedschaft; identität; abonnement; abo_; gerät; einladung; team; gruppe; projekt; organisation;
        arbeitsbereich; kalender; mailingliste; verteiler; postfach; login; anmeldedaten; anmeldeinformation; nutzer;
        registrier; eingeladen; beizutreten; beitreten
    """,
    place="""
        blog; empfehl; facebook; feedback; folge; mehr erfahren; startseite; teilen; webseite; website; weiterlesen;
        zum shop
    """,
    refuse="""
        abmeld; abbestell; datenschutz; agb; hilfe; impressum; kontakt; nicht ich; melden sie; ablehnen; bestell;
        liefer; sendung; termin; buchung; teilnahme; zahlung; umfrage; bewert; onlineversion; austragen; -einstellungen;
        support; nutzungsbedingung; bedingungen; -rechnung; -bestellung; -buchung; auftrag; zur website;
        jetzt einkaufen; jetzt kaufen; im browser; online ansehen; bezahl; zahlen; verläng; kundenservice; einstell;
        benachrichtigung; empfang bestätigen; zustellung; warenkorb; termin bestätigen; teilnahmebedingungen;
        online lesen; online-ansicht; neuer kommentar; kommentar wartet; moderier; abstimmung; spende; mahnung;
        unterschr; stellenangebot; warteliste; platz bestätigen; stelle ansehen; termin zusagen; genehmigen:;
        bittet darum; möchte beitreten; um aufnahme; anfrage ansehen; beitrittsanfrage; fehler #; ticket #; seminar;
        veranstaltung; workshop; lehrgang; zum kurs; wartet auf ihre; wartet auf deine; reservierung; mehr erfahren;
        erhalt bestätigen; vertrag
    """,
    undo="""
        stornier; widerruf; abbrech; abzubrech; lösch; ungültig; rückgängig; sperren; konto sperren; deaktivier;
        annullier; zurückzieh; zurückzuziehen; verwerfen; entferne; war ich nicht; bin ich nicht; nicht ich;
        anforderung melden; melden_; war das nicht; das nicht; nicht angefordert; verdächtig; das war ich nicht;
        das bin ich nicht; ja, das war ich nicht; blockier; bist du das nicht; sind sie das nicht; warst du das nicht;
        waren sie das nicht; ausschlagen; verweiger; abmeldung bestätigen; abmeldung zu bestätigen; ihre abmeldung;
        deine abmeldung; abbestellung; austragung; alle sitzungen; papierkorb; als spam; absichern; sichern sie ihr;
        sichere dein; brechen sie; brich die; brich den; abzulehnen; kündig; kontolöschung; kontoschließung;
        account-löschung; accountlöschung; profillöschung; schließung; schließen ihres kontos; schließen deines kontos;
        konto zu schließen; konto schließen; konto schliessen; account schließen; auflösung ihres; auflösung deines;
        konto auflösen; entfernung; abmelden vom newsletter; abmeldung vom; newsletter-abmeldung; newsletterabmeldung;
        vom newsletter abmelden; vom verteiler; austragen; auszutragen; abzubestellen; abbestellen; abzumelden;
        mitgliedschaft beenden; beendigung; stilllegung; stilllegen; konto löschen; account löschen; löschung ihres;
        löschung deines; löschen ihres; löschen deines; löschen des benutzerkontos; löschung des; schließung ihres;
        schließung deines; benutzerkonto löschen; löschung eines; abmeldewunsch; abmeldeanfrage; abmeldeantrag
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
        löschen sie diese; lösche diese; nicht reagieren; beachten sie diese; unverändert; nichts zu tun; einfach lösch;
        passiert nichts; bleibt dein; bleibt ihr; löschen sie sie; löschen sie es; lösche sie; lösche es;
        nachricht löschen; e-mail löschen; mail löschen; vergiss; vergessen sie; getrost; bedenkenlos;
        brauchen sie nichts; brauchst du nichts; müssen sie nichts; musst du nichts; ändert sich nichts; wegwerfen;
        unbeantwortet; nachricht einfach; mail einfach; hat sich erledigt; keine schritte; keine handlung; keine aktion
    """,
    alert="""
        neuer login; neues gerät; warnung; wurde geändert; ungewöhnlich; neue geräte; anmeldeversuch;
        erfolgreich geändert; wurde zurückgesetzt; sicherheitshinweis; sicherheitswarnung; hat sich geändert;
        passwort geändert; kennwort geändert; passwort wurde; kennwort wurde; eingeschaltet; ausgeschaltet;
        wurde aktiviert; wurde eingerichtet; hinzugefügt; adresse geändert; fehlgeschlagene anmeld;
        passwort aktualisiert; kennwort aktualisiert; wurde aktualisiert; wurde entfernt; wurde deaktiviert;
        adresse wurde; anmeldung von; anmeldung festgestellt; anmeldung bemerkt; ist nun bestätigt; wurde bestätigt;
        konto wurde gesperrt; kontosperrung; zugriff auf ihr konto; zugriff auf dein konto; wird bald gelöscht;
        wurde angelegt; wurde gelöscht; wurde abgeschaltet; ist abgelaufen; neuer api; sitzung; neue anmeldung;
        kontolöschung; wird gelöscht; jemand hat versucht; versuchte sich anzumelden; versucht, sich;
        passwort erfolgreich; kennwort erfolgreich; erfolgreich aktualisiert; erfolgreich zurückgesetzt;
        wurde neu gesetzt; wurden geändert; profil wurde; fehlgeschlagener anmelde; fehlgeschlagene login;
        einen neuen login; neuer zugriff; ungewohnt; wurden aus_; wurdest aus_
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
