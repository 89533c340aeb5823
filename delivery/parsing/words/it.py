"""What Italian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_il_; _che_; _per_; _non_; _con_; _una_; _tuo_; _di_; _questo_; _della_; _sono_",
    code="""
        codice; codici; password monouso; password temporanea; chiave temporanea; queste cifre; codice di verifica;
        chiave di accesso; numeri seguenti; seguenti cifre; password usa e getta; numero di verifica; numero seguente;
        questo numero; parola d'ordine; questi caratteri; password provvisoria; password iniziale; la chiave;
        queste lettere; lettere seguenti; lettere qui sotto; numero qui sotto; cifre qui sotto; questo pin;
        password usa; password a uso singolo; password per uso singolo; password una tantum; password dinamica;
        password di conferma; chiave di verifica; chiave di conferma; chiave di attivazione; chiave numerica;
        numero di sicurezza; numero di conferma:; numero di autenticazione; seguenti numeri; seguenti caratteri;
        caratteri seguenti; sequenza seguente; seguente sequenza; sei cifre; quattro cifre; le cifre; cifre seguenti;
        combinazione seguente; parola segreta; pin_
    """,
    before_code="_è_; _seguente_; _sono_",
    article="il; la",
    after_code="_è_; _come_",
    enter="""
        inserisci; digita; inserire; immetti; scrivi; inserendo; digitare; immettere; copia; incolla; batti; riporta;
        ricopia; inseriscilo; inseriscila; inserisca; digiti_; digitalo; usa il codice; usi il codice;
        utilizza il codice; utilizzi il codice; utilizzare il codice; usa il seguente; utilizza il seguente;
        usa questo codice; utilizza questo codice; incollalo; copialo; immetta; riportare; indica_; indichi; fornisci;
        trascrivi; scriva; da digitare; da inserire; utilizza_; utilizzi_; account usa; utilizzare_
    """,
    other="""
        ordine; fattura; codice cliente; numero cliente; tracciamento; spedizione; telefono; codice postale; _cap_;
        codice sconto; codice promo; buono; sconto; riferimento; pratica; prenotazione; che termina; _carta_; codici di
        backup; codice sorgente; codice errore; codice a barre; _volo_; camera; importo; totale; contratto; número de
        socio; numero socio; ricevuta; codice fiscale; codice di ritiro; biglietto; partita iva; codice prodotto;
        codice articolo; codice ordine; codice prenotazione; codice promozionale; codice spedizione; codice di
        tracciamento; codice cup; codice invito; codice paese; codice qr; codice regalo; numero ordine; numero
        d'ordine; n. ordine; numero fattura; numero di telefono; numero di carta; numero conto; _tel._; _tel:; _via_;
        piazza; saldo; pagamento di; targa; matricola; wifi; wi-fi; licenza; tessera; polizza; codice cap; codice iban;
        codice univoco; pin della conferenza; codice del biglietto; codice biglietto; codice di autorizzazione; codice
        autorizzazione; nome utente; utente:; tariffa; codice tariffa; codice piano; piano tariff; codice abi; codice
        cab; codice swift; codice bic; ingresso; rif.; rif_; riferiment; numero di richiesta; richiesta nr; ricetta;
        donazione; segnalazione; fascicolo; codice del cancello; codice del portone; codice porta; buono regalo; codice
        riscatto; codice puk; codice del buono; codice di prenotazione; codice pratica; codice utente; codice
        destinatario; estratto; codice meccanografico; numero pratica; numero protocollo; protocollo; bolletta; numero
        di serie; iban; numero di matricola; rata; codice di assistenza; codice assistenza; pin di assistenza; codice
        di supporto; voucher; pettorale; codice gara; codice socio; codice tessera; codice voucher; codice di riscatto;
        codice prestito; numero di turno; richiesta n.; richiesta nº; richiesta n°; richiesta num; socio n.; socio nº;
        socio n°; socio num
    """,
    nothing="""
        in ordine a; in questo caso; in tal caso; in ordine di; non devi confermare; non serve confermare; nulla da
        confermare; in questo numero; di questo numero; è valida; è valido; valida per; valido per; valida fino; valido
        fino; valida solo; valido solo; valida una; valido una; non valida; non valido; sono validi; sono valide; tutti
        i diritti; diritti riservati; totalmente; posta in arrivo; richiesta non è; richiesta non provien; ordinaria;
        in ordine; attivamente; attività; interattiv; proattiv; iniziativ; indirizzo; indirizzi; unisciti a noi;
        unisciti alla nostra; unisciti alla community; è stato validat; è stata validat; è stato approvat; è stata
        approvat; è stato confermat; è stata confermat; è stato verificat; è stata verificat; è stato attivat; è stata
        attivat; è confermat; sono confermat; ha confermato; hanno confermato; hai attivato; ha attivato; ti
        confermiamo; le confermiamo; verifica in due; verifica a due; autenticazione a due; autenticazione in due;
        mantenere l'accesso; mantieni l'accesso; perdere l'accesso; è stato sbloccat; è stato recuperat; è stato
        ripristinat; è stata recuperat; è stato bloccat; è bloccat; account bloccato; abbiamo bloccato; è stata
        bloccat; è stato sospes; o qualcun altro; oppure qualcun altro; o un'altra persona; link nel browser; link nel
        tuo browser; link nel suo browser; indirizzo nel browser; url nel browser; incollalo nel browser; incollarlo
        nel browser; aprilo nel browser; copialo nel browser; indirizzo nel tuo browser; è attivo; è attiva; account
        attivo; ora attivo; verificato con successo; confermato con successo; confermata con successo; attivato con
        successo; hai confermato; hai verificato; è stato correttamente confermat
    """,
    elsewhere="""
        sconto; buono; prenotazione; alla cassa; promozione; ritir; in negozio; al banco; regalo; omaggio; compleanno;
        spedizione gratuita; spedizione è; lista d'attesa; lista di attesa; voucher; pettorale
    """,
    meeting="videochiamata; conferenza; riunion; videoconferenza; chiamata",
    notice="""
        ti ha menzionato; ti ha citato; ti ha taggato; l'ha menzionata; sei stato menzionato; sei stata menzionata;
        menzionato in; menzionata in; ha commentato; nuovo commento; ha risposto in; ha risposto nel;
        nuova risposta al; nuova risposta in; nuove risposte; risposta al tuo commento; ha pubblicato; ha postato;
        nuovo argomento; nuovi argomenti; nuova discussione; nuovo post; argomenti recenti; ultimi argomenti;
        ultime discussioni; ti ha assegnato; assegnato a te; assegnata a te; ha messo mi piace; piace il tuo;
        ha reagito; ha iniziato a seguirti; ti segue; nuovo follower; nuovi follower; nuovo seguace; condiviso con te;
        condivisa con te; condiviso con lei; stato della richiesta; ha cambiato lo stato; ha modificato lo stato;
        ha aggiornato la richiesta; messaggi non letti; messaggio non letto; notifiche non lette; notifica non letta;
        nuovo messaggio da; nuovo messaggio di; ti ha inviato un messaggio; ti ha scritto; riepilogo settimanale;
        riepilogo giornaliero; riepilogo delle attività; tuo riepilogo; riassunto settimanale; apri la discussione;
        vedi la discussione; vedi discussione; apri la conversazione; vedi conversazione; vedi la conversazione;
        visualizza la conversazione; visualizza la discussione; leggi la risposta; leggi il commento;
        vedi la richiesta; apri attività; apri l'attività; vedi attività; vedi l'attività; apri il ticket;
        vedi ticket; visualizza ticket; visualizza il ticket; vedi il post; pull request; merge request;
        in attesa di approvazione; attesa di moderazione; in attesa di revisione; approvare o rifiutare;
        approva o rifiuta; esportazione è pronta; esportazione completata; rapporto è pronto; report è pronto;
        file è pronto; pronto per il download; pronta per il download; pronto da scaricare; iscrizione all'evento;
        iscritto all'evento; iscritta all'evento; gestisci la mia iscrizione; risposto al sondaggio;
        risposta al sondaggio; risposta del sondaggio; grazie per aver risposto; grazie per la tua risposta;
        modificare la tua risposta; modificare la risposta; turno in lista; dalla lista d'attesa;
        si è liberato un posto; ottieni il biglietto; dalla lista di attesa; nuovi commenti su; nuovi commenti in;
        nuovi messaggi da; nuovi messaggi in; assegnata un'attività; assegnato un ticket; assegnato il ticket;
        assegnata una richiesta; assegnata la richiesta; assegnato un task; assegnata l'attività; ha condiviso un;
        ha condiviso il; ha condiviso la; ha condiviso con; ha condiviso l'; stato della tua richiesta;
        stato del ticket; ha risposto al tuo; ha risposto alla tua; nuova menzione; nuove menzioni;
        ha lasciato una nota; ha lasciato un commento; il meglio della community; il meglio della settimana;
        più lette; più letti; segnata come risolta; segnato come risolto; contrassegnata come; contrassegnato come;
        attività scade; segna come fatt; segna come complet; vuole entrare nel tuo; vuole unirsi al tuo;
        vuole unirsi alla tua; chiede di entrare; richiesta di accesso di; copia dei tuoi dati è; ottieni la copia;
        commento attende; post attende; messaggio attende; commenti attendono; commento è in attesa; articolo attende;
        ha menzionato il tuo; notifiche in sospeso; notifiche in attesa; messaggio privato; messaggio diretto da;
        ticket è stato chiuso; ha chiuso il ticket; richiesta è stata chiusa; segnalazione è stata chiusa;
        perché segui; report è disponibile; rapporto è disponibile; importazione è terminata; importazione completata;
        esportazione è terminata; ha aggiornato la pagina; ha modificato la pagina; pubblicazione nel gruppo;
        firmare il documento; richiesta di firma; firma del documento
    """,
    handing="corriere; fattorino; ritirare; mostra questo codice; consegnare al; ritiro; punto di ritiro",
    topic="""
        monouso; acced; accesso; sicurezza; password; autentic; registraz; attiv; conferm; verific; identità;
        iscrizione; due fattori; sblocc; recuper; reimpost; ripristin; temporane; provvisori
    """,
    verify="""
        completare la modifica; completare il cambio; conferm; attiva; completa la registrazione;
        completa registrazione; convalida; verific; attivazione; attivare; attiva_; completare la registrazione;
        completare l'iscrizione; completa l'iscrizione; completa la tua; termina la registrazione; finalizza;
        conferma; accettare l'invito; accetta l'invito; accetta invito; riattiv; sblocc; autorizz; approv; abilita;
        sono io; sono stato io; concludi; sì,; è il mio; è la mia; iscrivimi; voglio; unisciti; partecipa al;
        accetta_; approva; sblocca; torna nel; tornare nel; rientra; consenti; dimostr; comprov; abbonami;
        voglio iscriver; voglio ricever; mi iscrivo; crea il tuo account; crea account; creare il tuo account;
        crea un account; crea il mio account; configura il tuo account; imposta il tuo account; crea l'account;
        collegare gli account; collega account; collega l'account; aggiorna il tuo account; aggiornare il tuo account;
        aggiornamento account; mantieni il mio account; conserva account; mantenere l'account; autentica;
        considera attendibile; se sei tu; se sei stat; se eri tu; validar; validaz; valida il; valida la; valida l';
        valida ora; valida account; valida email; valida indirizzo; validi il; convalidi; confermi_; attivi il;
        completare iscrizione; completa iscrizione; completi la registrazione; completi l'iscrizione;
        concludere la registrazione; concludi la registrazione; terminare la registrazione; terminare l'iscrizione;
        termina l'iscrizione; termina la validazione; completare la tua registrazione; finire la registrazione;
        finire il processo; ultimare; ultima la registrazione; accetti l'invito; accettare invito; vedi invito;
        vedi l'invito; visualizza l'invito; visualizza invito; rispondi all'invito; unirti; unirsi;
        partecipa al gruppo; entra nel gruppo; entra nel team; entra a far parte; aggiorna l'utente; aggiorna utente;
        aggiorna account; aggiornamento del tuo utente; aggiornamento del tuo account; aggiornamento dell'account;
        modifica il tuo utente; confermi; sì, ero io; ero io; riconosco; autorizzo; ti appartiene; le appartiene;
        accesso consentito; consentire l'accesso; collega gli account; confermo; registrati ora; iscrivermi;
        creare l'account; crei il suo; crea il tuo profilo; creare un account; accetta o rifiuta;
        accettare o rifiutare; vuole collaborare; associa l'; associare l'; associa account; abbinare l'account;
        _inizializz
    """,
    reset="""
        reimpost; nuova password; cambia password; cambiare la password; cambio password; ripristin; reimposta;
        reimpostazione; reset; resettare; modificare la password; modifica la password; modifica password;
        cambiare password; cambia la password; cambia la tua password; cambiare la tua password; cambiare la sua;
        cambio della password; modifica della password; imposta la password; imposta una; imposta la tua; impostare una;
        impostare la; impostare una nuova; impostare la password; scegli una; scegliere una; scegli la;
        crea una password; crea la password; creare una password; creare una nuova; crea una nuova; crea password;
        recuper; dimenticat; aggiorna la password; smarrit; rinnova la password; rinnovare la password;
        rinnovo della password; resettar; resetta_; cambi la password; cambi password; cambiare la mia password;
        cambia la mia; cambia la sua; cambiala; modifica la mia; modifica la tua password; modificare la tua;
        modificarla; imposta nuova; imposta password; imposti la; imposti una; impostare la sua; impostare la tua;
        impostare password; impostare nuova; definisci; definire la; definire una; scegliere la; scegliere password;
        scegli password; scegli un'altra; scelga una; scelga la; crei una; crea la tua; creare la tua;
        creare la password; creare password; generare una; genera una nuova; generane; sostituire la password;
        password persa; perso la password; password smarrita; recupera; recupero; ripristina; reinizializz; azzera;
        riottenere; riottieni; accesso dimenticat; rigenera; reimpostarl
    """,
    password="""
        password; parola d'accesso; credenziali; accesso al tuo account; dati di accesso; codici di accesso;
        dati d'accesso; parola chiave; accesso all'account
    """,
    change="""
        cambi; modific; impost; scegli; crea_; creare; crei_; nuova; reimpost; ripristin; recuper; dimentic; rinnov;
        aggiorn; reset; defini; smarr; scelg; genera; perso; persa; sostitu; modifich; azzer; imposti; riottien;
        configura; fissa
    """,
    sign_in="""
        accedi; accesso; entra_; accedere; effettuare l'accesso; effettua l'accesso; effettua il login; login; entrare;
        link di accesso; link magico; entra in; accesso diretto; collegarti; collegarsi; autenticarti; senza password;
        nessuna password; entra ora; entra subito; accesso sicuro; accesso immediato; accesso rapido; autenticati;
        identificati; identificarti; identificarsi; connettiti; connetterti; collegati_; link per accedere;
        link per entrare; link per l'accesso; link d'accesso; accedere subito; accedere direttamente; accedi ora;
        accedi subito; acceda; effettui l'accesso; effettuare il login; fai login; fare login; fare il login;
        sei dentro; senza inserire; senza digitare; loggarsi; loggarti
    """,
    object="""
        indirizzo; iscrizione; identità; account; mail; password; utente; profilo; newsletter; accesso; posta;
        abbonamento; registra; dispositivo; invito; utenza; e-mail; casella; credenzial; organizzazione; gruppo di
        lavoro; lista; sessione; adesione; recapito; area riservata; membership; spazio di lavoro; invitat; ti invita;
        la invita; istruzioni per il recupero; istruzioni di recupero
    """,
    place="""
        blog; condivid; facebook; leggi; maggiori; negozio; per saperne; scopri; seguici; sito; visita; continua a
        leggere; continua la lettura; vedi comment; vedi i comment; visualizza comment; vedi rispost; vedi messaggio;
        vedi il messaggio; rispondi_; forum; catalogo; novità; argomenti popolari; approfitta
    """,
    refuse="""
        disiscri; cancellati; annulla; termini; aiuto; assistenza; preferenze; non sono; rifiuta; ordine; fattura;
        consegna; appuntamento; prenotazione; partecipazione; presenza; pagamento; nel browser; sondaggio;
        impostazioni; privacy; contatt; supporto; condizioni; maggiori informazioni; sito web; nostro sito; acquist;
        compra; conferma ordine; conferma l'ordine; conferma appuntamento; conferma la prenotazione; conferma la
        presenza; scarica; recension; paga; traccia; domande; gestisci; versione web; spedizione; ricezione; carrello;
        rinnova l'abbon; visualizza; apri nel; leggi online; vedi online; bolletta; rata; calendario; agenda; estratto;
        evento; recensisci; valuta_; ticket; richiesta n; abbonamento a pagamento; metodo di pagamento; aggiorna il
        metodo; disdici; informativa; offerte; buono_; biglietti; rispondi al sondaggio; annullamento; moderator;
        menzionat; nostro blog; preventivo; riattiva abbonamento; riattiva l'abbonamento; riattiva il tuo abbonamento;
        riattiva piano; verifica attività; verifica l'attività; controlla attività; controlla l'attività; firma
        documento; firma il documento; firma il contratto; conferma pagamento; conferma il pagamento; conferma
        ricezione; conferma consegna; conferma bonifico; conferma il bonifico; ricevuta di; la ricevuta; tua ricevuta;
        scarica ricevuta; ricevuta n; ricevuta fiscale; controlla gli accessi; verifica gli accessi; verifica accessi;
        gestisci la mia; iscriviti di nuovo; rivedi la risposta; recupera il file; attiva la carta; attiva carta;
        attiva la tua carta; attivare la carta; attiva lo sconto; attiva offerta; attiva l'offerta; attiva il buono
    """,
    undo="""
        annull; revoc; elimin; cancell; disattiv; invalid; rifiut; blocc; rimuov; non sono stato io; non sono io;
        disiscriv; disdir; non ho; segnala; disdici; declin; nega_; negare; non ero io; non riconosco; non l'ho; chiudi
        account; chiudi l'account; chiudere l'account; proteggi il mio account; proteggi account; interromp; impedi;
        sospend; respingi; smetti; annullament; disiscri; non autorizz; eliminazione; cancellazione; chiusura;
        rimozione; disiscrizione; disattivazione; disdetta; recesso; chiudi il; chiudere il
    """,
    unless="""
        non sei stat; non è stat; non riconosc; non eri; disiscri; se non ha; se non sei; se non è; non ha richiesto;
        non hai richiesto; non desideri; non vuoi; non desidera; non hai effettuato; non hai creato; per errore;
        non l'hai; non aver; se non avete; non siete; non più ricevere; non hai fatto; non hai chiesto;
        non hai avviato; non hai tentato; non hai registrato; in caso contrario; altrimenti; se no,; non hai aggiunto;
        non hai iniziato; non hai inviato; se pensi; se ritieni; se crede; non te l'aspett; non ti aspett;
        non si aspett; se non desid; non l'ha richiest; non lo ha; non sia stat; non fossi; a tua insaputa;
        a sua insaputa; senza il tuo; senza il suo; ricevuto questa email per errore;
        ricevuto questo messaggio per errore; se si è trattato di un errore; se questo cambiamento non;
        non ti appartiene; non le appartiene; non sei a conoscenza; non è a conoscenza; non intend; se non ti sei;
        se non ti ricord; se non si è; se non l'ha; se qualcun altro; qualcun altro ha; qualcun altro sta;
        qualcun altro potrebbe; qualcun altro tent; qualcun altro stia
    """,
    ignore="""
        ignor; non è necessari; nessuna azione; non devi fare; non fare nulla; non tenere conto; non tenerne conto;
        cestin; elimina questa; trascur; non verrà; non sarà; rimarrà invariata; resterà invariata; non dovrai; non
        occorre; eliminala; eliminalo; cancellala; cancellalo; cancella pure; puoi eliminar; puoi cancell; cancella
        l'email; cancella questa; dimentica questo; lascia perdere; non accadrà nulla; non succederà nulla; non
        cambierà; nessuna modifica; nessun cambiamento; nessun account; può cancell; può eliminar; semplicemente
        cancell; semplicemente elimin; non far nulla; non faccia nulla; rimane invariat; resta invariat
    """,
    alert="""
        nuovo accesso; nuovo dispositivo; avviso; insolit; è stata reimpostata; è stata aggiornata; accesso da un;
        accesso sospetto; tentativo di accesso; password cambiata; modificata; attivata; disattivata; è stata cambiat;
        è stata modificat; è stato modificat; è stato cambiat; è stato aggiornat; è stata disattivat; è stato rimoss; è
        stata rimoss; è stato aggiunt; è stata eliminat; email cambiata; sta per essere; tentativo fallito; errore di
        accesso; rilevato un tentativo; codici di recupero; rigenerat; nuova chiave di sicurezza; disabilitat; allerta;
        collegamento da; è cambiata; password è stata; hai cambiato la; accesso non riuscito; accesso fallito; ha
        provato ad accedere; ha tentato di accedere; tentativi di accesso; tentato accesso; provato a entrare; cambiata
        con successo; aggiornata con successo; reimpostata con successo; attività dell'account; attività del tuo
        account; modifiche al tuo account; sono stati modificat; nuovo login; nuovo collegamento; hai modificato la;
        non protegge più; abbiamo disattivato; non è più lo stesso; profilo aggiornato; qualcuno ha effettuato; il tuo
        profilo è stato; accesso da nuovo; accesso rilevato
    """,
    path_verify="""
        conferma; attiva; verifica; reimposta; recuper; registra; password; iscriz; valida; convalid; attivazione;
        sblocc; accetta; invito; ripristin; autorizz; iscrizione; aderisci; verific
    """,
    path_object="utente; iscriz; registra; indirizzo; profilo; socio; credenzial",
    path_sign_in="accedi; accesso; entra; ingresso; sessione",
    path_refuse="privacy; aiuto_; contatti_; ordine; fattura; prenotazione; termini; preferenze; assistenza; blog",
    path_another="""
        fattur; appuntament; prenotazion; sondaggio; carrello; ricevut; notizi; articolo; spedizion; commento; commenti
    """,
    path_undo="annulla; cancell; disiscri; elimina; revoca; rifiuta; blocca; declina; disattiv; rimuovi; disdici",
    units="""
        ore_; giorn; settiman; mesi; anni; punti; righe; min_; minut; second; volte; pagine; euro; utenti; passi; posti;
        chilometri; persone; mes_; mese; articoli; pezzi; dollari; grammi; litri; metri; voti; membri; messaggi;
        risposte; commenti; risultati; caratteri; parole; tentativi; visite; soci; ospiti; notti; cifre
    """,
)
