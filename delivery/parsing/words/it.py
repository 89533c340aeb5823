"""What Italian mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_il_; _che_; _per_; _non_; _con_; _una_; _tuo_; _di_; _questo_; _della_; _sono_",
    code="""
        codice; codici; password monouso; password temporanea; chiave temporanea; queste cifre; codice di verifica;
        chiave di accesso; numeri seguenti; seguenti cifre; password usa e getta; numero di verifica; numero seguente;
        questo numero; parola d'ordine; questi caratteri; password provvisoria; password iniziale; la chiave;
        queste lettere; lettere seguenti; lettere qui sotto; numero qui sotto; cifre qui sotto
    """,
    before_code="_è_; _seguente_; _sono_",
    article="il; la",
    after_code="_è_; _come_",
    enter="""
        inserisci; digita; inserire; immetti; scrivi; inserendo; digitare; immettere; copia; incolla; batti; riporta;
        ricopia
    """,
    other="""
        ordine; fattura; codice cliente; numero cliente; tracciamento; spedizione; telefono; codice postale; _cap_;
        codice sconto; codice promo; buono; sconto; riferimento; pratica; prenotazione; che termina; _carta_;
        codici di backup; codice sorgente; codice errore; codice a barre; _volo_; camera; importo; totale; contratto;
        número de socio; numero socio; ricevuta; codice fiscale; codice di ritiro; biglietto; partita iva;
        codice prodotto; codice articolo; codice ordine; codice prenotazione; codice promozionale; codice spedizione;
        codice di tracciamento; codice cup; codice invito; codice paese; codice qr; codice regalo; numero ordine;
        numero d'ordine; n. ordine; numero fattura; numero di telefono; numero di carta; numero conto; _tel._; _tel:;
        _via_; piazza; saldo; pagamento di; targa; matricola; wifi; wi-fi; licenza; tessera; polizza; codice cap;
        codice iban; codice univoco; pin della conferenza; codice del biglietto; codice biglietto;
        codice di autorizzazione; codice autorizzazione; nome utente; utente:; tariffa; codice tariffa; codice piano;
        piano tariff; codice abi; codice cab; codice swift; codice bic; ingresso; rif.; rif_; riferiment;
        numero di richiesta; richiesta n; richiesta nr; ricetta; donazione; segnalazione; fascicolo; socio n
    """,
    nothing="""
        in ordine a; in questo caso; in tal caso; in ordine di; non devi confermare; non serve confermare;
        nulla da confermare
    """,
    elsewhere="sconto; buono; prenotazione; alla cassa; promozione; ritir; in negozio; al banco",
    meeting="videochiamata; conferenza; riunion; videoconferenza; chiamata",
    handing="corriere; fattorino; ritirare; mostra questo codice; consegnare al; ritiro; punto di ritiro",
    topic="""
        monouso; acced; accesso; sicurezza; password; autentic; registraz; attiv; conferm; verific; identità;
        iscrizione; due fattori
    """,
    verify="""
        inizializz;
        conferm; attiva; completa la registrazione; completa registrazione; convalida; verific; attivazione; attivare;
        attiva_; valid; completare la registrazione; completare l'iscrizione; completa l'iscrizione; completa la tua;
        termina la registrazione; finalizza; conferma; accettare l'invito; accetta l'invito; accetta invito; riattiv;
        sblocc; autorizz; approv; abilita; sono io; sono stato io; concludi; sì,; è il mio; è la mia; iscrivimi;
        voglio; unisciti; partecipa al; accetta_; approva; sblocca; torna nel; tornare nel; rientra; consenti;
        dimostr; comprov; abbonami; voglio iscriver; voglio ricever; mi iscrivo; crea il tuo account; crea account;
        creare il tuo account; crea un account; crea il mio account; configura il tuo account; imposta il tuo account;
        crea l'account; collegare gli account; collega account; collega l'account; aggiorna il tuo account;
        aggiornare il tuo account; aggiornamento account; mantieni il mio account; conserva account;
        mantenere l'account; autentica; considera attendibile; se sei tu; se sei stat; se eri tu
    """,
    reset="""
        reimpost; nuova password; cambia password; cambiare la password; cambio password; ripristin; reimposta;
        reimpostazione; reset; resettare; modificare la password; modifica la password; modifica password;
        cambiare password; cambia la password; cambia la tua password; cambiare la tua password; cambiare la sua;
        cambio della password; modifica della password; imposta la password; imposta una; imposta la tua;
        impostare una; impostare la; impostare una nuova; impostare la password; scegli una; scegliere una; scegli la;
        crea una password; crea la password; creare una password; creare una nuova; crea una nuova; crea password;
        recuper; dimenticat; aggiorna la password; smarrit; rinnova la password; rinnovare la password;
        rinnovo della password
    """,
    password="password; parola d'accesso; credenziali; accesso al tuo account; dati di accesso",
    change="""
        cambi; modific; impost; scegli; crea_; creare; crei_; nuova; reimpost; ripristin; recuper; dimentic; rinnov;
        aggiorn; reset; defini; smarr
    """,
    sign_in="""
        accedi; accesso; entra_; accedere; effettuare l'accesso; effettua l'accesso; effettua il login; login;
        entrare; link di accesso; link magico; entra in; accesso diretto; collegarti; collegarsi; autenticarti;
        senza password; nessuna password
    """,
    object="""
        indirizzo; iscrizione; identità; account; mail; password; utente; profilo; newsletter; accesso; posta;
        abbonamento; registra; dispositivo; invito; utenza
    """,
    place="blog; condivid; facebook; leggi; maggiori; negozio; per saperne; scopri; seguici; sito; visita",
    refuse="""
        disiscri; cancellati; annulla; termini; aiuto; assistenza; preferenze; non sono; rifiuta; ordine; fattura;
        consegna; appuntamento; prenotazione; partecipazione; presenza; pagamento; nel browser; sondaggio;
        impostazioni; privacy; contatt; supporto; condizioni; maggiori informazioni; sito web; nostro sito; acquist;
        compra; conferma ordine; conferma l'ordine; conferma appuntamento; conferma la prenotazione;
        conferma la presenza; scarica; recension; paga; traccia; domande; gestisci; versione web; spedizione;
        ricezione; carrello; rinnova l'abbon; visualizza; apri nel; leggi online; vedi online
    """,
    undo="""
        annull; revoc; elimin; cancell; disattiv; invalid; rifiut; blocc; rimuov; non sono stato io; non sono io;
        disiscriv; disdir; non ho; segnala
    """,
    unless="""
        non sei stat; non è stat; non riconosc; non eri; disiscri; se non ha; se non sei; se non è; non ha richiesto;
        non hai richiesto; non desideri; non vuoi; non desidera; non hai effettuato; non hai creato; per errore;
        non l'hai; non aver; se non avete; non siete; non più ricevere; non hai fatto; non hai chiesto;
        non hai avviato; non hai tentato; non hai registrato; in caso contrario; altrimenti; se no,
    """,
    ignore="""
        ignor; non è necessari; nessuna azione; non devi fare; non fare nulla; non tenere conto; non tenerne conto;
        cestin; elimina questa; trascur; non verrà; non sarà; rimarrà invariata; resterà invariata; non dovrai;
        non occorre; eliminala; eliminalo; cancellala; cancellalo; cancella pure; puoi eliminar; puoi cancell;
        cancella l'email; cancella questa; dimentica questo; lascia perdere
    """,
    alert="""
        nuovo accesso; nuovo dispositivo; avviso; è stata modificata; insolit; è stata cambiata; è stata reimpostata;
        è stata aggiornata; accesso da un; accesso sospetto; attività insolita; tentativo di accesso;
        password modificata; password cambiata; modificata; è stata attivata; attivata; disattivata
    """,
    path_verify="conferma; attiva; verifica; reimposta; recuper; registra; password; iscriz; valida",
    path_object="utente; iscriz; registra; indirizzo",
    path_sign_in="accedi; accesso; entra",
    path_refuse="privacy; aiuto_; contatti_; ordine; fattura; prenotazione; termini",
    path_undo="annulla; cancell; disiscri; elimina; revoca; rifiuta",
    units="""
        ore_; giorn; settiman; mesi; anni; punti; righe; min_; minut; second; volte; pagine; euro; utenti; passi;
        posti; chilometri; persone; mes_; mese; articoli; pezzi
    """,
)
