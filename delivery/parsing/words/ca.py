"""What Catalan mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_el_; _els_; _les_; _que_; _per_; _amb_; _aquest_; _aquesta_; _seu_; _vostre_; _teu_; _una_; _és_; _dels_",
    code="""
        codi_; codis_; contrasenya d'un sol ús; contrasenya d'ús únic; contrasenya temporal; contrasenya provisional;
        contrasenya inicial; clau d'un sol ús; clau d'accés; clau de verificació; clau de confirmació; clau temporal;
        aquests dígits; aquestes xifres; aquests caràcters; aquestes lletres; dígits següents; xifres següents;
        següents dígits; lletres següents; número de verificació; aquest número; número següent; la clau; clau única;
        seqüència següent; aquesta clau; clau següent
    """,
    before_code="_és_; _és el_; _següent_; _són_",
    article="el; la",
    after_code="_és_; _com a_",
    enter="""
        introduïu; introdueix; introduïr; introduir; escriviu; escriu; teclegeu; tecleja; enganxeu; enganxa; copieu;
        copia_; poseu_; posa_; marqueu; utilitzeu el codi; utilitza el codi; fes servir; feu servir; inseriu; insereix
    """,
    other="""
        comanda; comandes; factura; número de client; seguiment; telèfon; codi postal; codi promo; codi de descompte;
        descompte; cupó; val regal; codi de regal; referència; reserva; localitzador; acabada en; acaba en; targeta;
        codis de recuperació; codis de suport; codi font; codi d'error; codi de barres; vol_; habitació; import;
        contracte; número de soci; soci núm; rebut; expedient; codi de recollida; codi de producte; codi de l'article;
        codi de client; codi qr; codi d'invitació; codi de país; núm. de comanda; número de comanda; número de factura;
        número de compte; nif_; cif_; saldo; total; tiquet; matrícula; codi de porta; codi de l'entrada; entrada;
        seient; sol·licitud núm; incidència; nom d'usuari; usuari:; tarifa; codi fiscal; codi swift; wifi; codi de la
        reserva; codi de reserva; codi de suport; codi d'assistència; pin de suport; dorsal; val de; número de torn; el
        val_; codi del val_
    """,
    nothing="""
        drets reservats; tots els drets; safata d'entrada; en aquest número; totalment; heu demanat; has demanat;
        demanat; ha estat confirmad; ha estat verificad; ha estat activad; ha estat aprovad; s'ha activat; s'ha
        confirmat; verificació en dos; autenticació de dos; res a confirmar; no cal confirmar; restaurant; ha estat
        bloquej; està bloquej; compte bloquejat; hem bloquejat; s'ha bloquej; ha estat suspès; o algú altre; enllaç al
        navegador; enllaç al vostre navegador; adreça al navegador; url al navegador; enganxeu-lo al navegador;
        enganxa'l al navegador; s'ha verificat; s'ha aprovat; està activ; està verificad; està confirmad; verificat
        correctament; confirmat correctament; has confirmat; heu confirmat; has verificat; és activ; ha estat
        confirmat; ha estat verificat; ha estat activat; ha estat aprovat
    """,
    elsewhere="""
        descompte; cupó; en pagar; reserva; regal; promoció; bescanvi; recollida; a la botiga; llista d'espera; dorsal;
        el val_
    """,
    meeting="videotrucada; conferència; reunió; videoconferència; trucada",
    notice="""
        t'ha mencionat; us ha mencionat; t'han mencionat; t'ha citat; t'ha etiquetat; ha comentat; nou comentari;
        comentari nou; ha respost; ha contestat; nova resposta; resposta nova; resposta al teu comentari; ha publicat;
        nou tema; tema nou; fil nou; publicació nova; darrers temes; últims temes; temes recents; t'ha assignat; us ha
        assignat; assignat a tu; li ha agradat; li agrada el teu; ha reaccionat; ha començat a seguir-te; ha començat a
        seguir-vos; nou seguidor; nous seguidors; compartit amb tu; compartit amb vós; estat de la sol·licitud; estat
        ha canviat; ha canviat l'estat; canvi d'estat; ha actualitzat la sol·licitud; missatges sense llegir; missatge
        sense llegir; missatges no llegits; notificacions sense llegir; notificacions no llegides; nou missatge de;
        missatge nou de; t'ha enviat un missatge; us ha enviat un missatge; resum setmanal; resum diari; resum
        d'activitat; el teu resum; obre la conversa; veure la conversa; mostra la conversa; mostra el fil; llegeix la
        resposta; veure el comentari; mostra el comentari; obre la tasca; veure la tasca; mostra la tasca; veure la
        sol·licitud; veure el tiquet; obre el tiquet; pull request; merge request; pendent d'aprovació; pendent de
        moderació; pendents d'aprovació; pendents de moderació; aprovar o rebutjar; aproveu o rebutgeu; exportació està
        a punt; exportació està llesta; exportació és a punt; informe està a punt; informe està llest; fitxer està a
        punt; a punt per baixar; a punt per descarregar; ja es pot baixar; ja es pot descarregar; inscripció a l'acte;
        inscripció a l'esdeveniment; gestiona la inscripció; respondre l'enquesta; respondre a l'enquesta; resposta a
        l'enquesta; gràcies per respondre; modificar la teva resposta; modificar la vostra resposta; canviar la teva
        resposta; us toca a la llista; et toca a la llista; plaça lliure; aconsegueix l'entrada; de la llista d'espera;
        nous comentaris a; noves respostes a; nous missatges de; missatges nous de; assignat una tasca; assignat la
        tasca; assignada una tasca; assignat un tiquet; ha compartit un; ha compartit el; ha compartit la; ha compartit
        amb; ara et segueix; nova menció; menció nova; noves mencions; ha deixat una nota; ha deixat un comentari; més
        llegits; més llegides; s'ha marcat com a; marcat com a resolt; marcada com a resolta; tasca venç; marca com a
        fet; vol entrar al teu; vol unir-se al teu; vol unir-se al vostre; sol·licitud d'accés de; còpia de les teves
        dades; còpia de les vostres dades; comentari espera; publicació espera; missatge espera; comentaris esperen;
        notificacions pendents; missatge privat; tiquet s'ha tancat; ha tancat el tiquet; incidència s'ha tancat; has
        estat mencionat; has estat mencionada; heu estat mencionat; perquè segueixes; perquè seguiu; informe està
        disponible; informe ja està disponible; importació ha acabat; exportació ha acabat; ha actualitzat la pàgina
    """,
    handing="repartidor; missatger; punt de recollida; mostreu aquest codi; mostra aquest codi",
    topic="""
        verific; un sol ús; inici de sessió; iniciar sessió; seguretat; contrasenya; autentic; registr; activar;
        accedir; accés; confirm; identitat; dos passos; dos factors; desbloq; recuper; restabl
    """,
    verify="""
        verific; confirm; activa_; activar; activeu; activació; valida el; valida la; validar; valideu; validació;
        comprova; comprov; autentic; autoritz; completar el registre; completa el registre; completeu el registre;
        completar la inscripció; completeu la inscripció; completa la inscripció; finalitza; finalitzeu; finalitzar;
        acabar el registre; acaba el registre; acabeu el registre; accepta la invitació; accepteu la invitació;
        acceptar la invitació; accepta_; acceptar_; accepteu; desbloqu; reactiv; habilit; uneix-te; uniu-vos; unir-me;
        unir-te; sóc jo; soc jo; he estat jo; era jo_; sí, vull; subscriu-me; subscriviu-me; donar-me d'alta; donar-vos
        d'alta; crea el teu compte; creeu el vostre compte; crear el compte; configura el teu compte; configureu el
        vostre compte; vincular; enllaçar comptes; actualitza el teu compte; actualitzeu el vostre compte; pertany;
        aprovar; aproveu; permetre; _inicialitz
    """,
    reset="""
        restabl; contrasenya nova; nova contrasenya; canvi de contrasenya; canvia la contrasenya;
        canviar la contrasenya; canvieu la contrasenya; canvia la meva; canvieu la vostra; restablir; restableix;
        restabliu; restabliment; recuper; reinicialitz; reinici; restaur; oblid; establir una; establiu una;
        estableix una; crear una contrasenya; creeu una contrasenya; crea una contrasenya; triar una; trieu una;
        tria una; escollir una; escolliu una; defini; definir; fixar-hi una; generar una nova
    """,
    password="contrasenya; clau d'accés; dades d'accés; credencials; accés al compte",
    change="""
        canvi; modific; establ; restabl; defin; tria; triar; escoll; crea_; crear; creeu; nova; nou_; recuper; restaur;
        oblid; reinici; fixar; posar; actualitz
    """,
    sign_in="""
        inicia; iniciar sessió; inicia sessió; inicieu sessió; inici de sessió; inicia la sessió; inicieu la sessió;
        accedir; accediu; accedeix; entrar; entreu_; entra_; enllaç d'accés; enllaç màgic; enllaç per entrar;
        sense contrasenya; identifiqueu-vos; identifica't; connecta't; connecteu-vos; login; acabar d'entrar
    """,
    object="""
        compte; correu; adreça; subscripció; contrasenya; identitat; usuari; perfil; accés; butlletí; dispositiu;
        registr; inscripció; invitació; alta_; sessió; convida
    """,
    place="""
        blog; comparteix; llegir més; llegeix més; continua llegint; continueu llegint; saber-ne més; més informació;
        lloc web; seguiu-nos; segueix-nos; botiga; veure més; visita; veure comentari; respon_; fòrum; descobr
    """,
    refuse="""
        comanda; comandes; privadesa; privacitat; termes; ajuda; preferències; rebutj; factura; lliurament; cita;
        reserva; assistència; pagament; enquesta; al navegador; baixa; configuració; suport; contact; política; avís
        legal; condicions; comprar; descarreg; baixa't; seguiment; pagar; renov; preguntes; veure en; esdeveniment;
        reunió; tiquet; rebut; mencion; pressupost; veure la comanda; revisa els accessos; reviseu els accessos;
        gestiona la inscripció; torna a subscriure; activa la targeta; activeu la targeta; activar la targeta
    """,
    undo="""
        cancel; anul; revoc; elimin; suprimi; esborr; desactiv; desfer; invalid; bloqu; tancar el compte; no he estat;
        no vaig ser; donar de baixa; dona'm de baixa; dona't de baixa; no ho he demanat; denunci; denegar; supressi;
        eliminació; baixa del compte; baixa del butlletí; baixa de la llista; donat de baixa; donar-vos de baixa;
        donar-te de baixa; cancel·la; tancament; tancar el teu compte; tanqueu el compte; rebutj; deixar de rebre;
        anul·l; confirma la baixa; confirmeu la baixa; confirmar la baixa; sol·licitud de baixa; compte esborrat;
        compte tancat
    """,
    unless="""
        no heu; no has estat; no ho has; no ho heu; no has demanat; no has sol; no reconei; no l'has; no l'heu; si no
        ets; si no sou; si no vols; si no voleu; no has fet; no has creat; per error; altrament; en cas contrari; ja no
        vols; ja no voleu; deixar de rebre; dona't de baixa; donar-se de baixa; si no,; no esperav; si algú altre; algú
        altre ha; algú altre intent; algú altre pot; estat algú altre
    """,
    ignore="""
        ignor; cas omís; no cal que; no has de fer; no heu de fer; no facis res; no feu res; elimina aquest; elimineu
        aquest; esborra aquest; esborreu aquest; esborra'l; esborreu-lo; no canviarà; no passarà res; cap canvi;
        oblida't; pots esborrar; podeu esborrar; descarta aquest; descarteu aquest; descartar aquest; podeu descartar;
        pots descartar
    """,
    alert="""
        inici de sessió nou; nou inici; dispositiu nou; alerta; ha canviat; s'ha canviat; s'ha modificat; ha estat
        canviad; ha estat modificad; inusual; s'ha restablert; s'ha desactivat; intent d'accés; avís de seguretat;
        contrasenya canviada; correu electrònic canviat; contrasenya s'ha; has canviat la contrasenya; heu canviat la
        contrasenya; intent d'inici; ha intentat entrar; ha intentat accedir; ha intentat iniciar; intents fallits de;
        inici de sessió des; inici de sessió fallit; ha estat canviat; ha estat modificat; activitat del compte; canvis
        al compte; canvis en el compte; s'ha actualitzat; canviada correctament; s'ha activat; ja no protegeix; hem
        desactivat; nou accés; accés nou; perfil actualitzat; algú ha accedit; inicis de sessió
    """,
    path_verify="""
        activar; confirmar; verificar; restablir; recuperar; contrasenya; validar; registre; alta; canviar; inscripcio
    """,
    path_object="compte; correu; usuari; registre; contrasenya",
    path_sign_in="acces; entrar; sessio",
    path_refuse="privadesa; ajuda_; contacte; comanda; factura; reserva; cita_",
    path_another="factura; cita_; reserva; enquesta; cistella; noticia; article",
    path_undo="cancel; anul; baixa_; elimin; revoc; rebutj",
    units="""
        hora; hores; dia_; dies; setman; mesos; any_; anys; punts; persones; línies; min_; minut; segon; euros; vegades;
        pàgines; usuaris; articles; unitats; passos; places; mes_; membres; vots
    """,
)
