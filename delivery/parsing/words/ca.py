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
        seient; sol·licitud núm; incidència; nom d'usuari; usuari:; tarifa; codi fiscal; codi swift; wifi;
        codi de la reserva; codi de reserva
    """,
    nothing="""
        drets reservats; tots els drets; safata d'entrada; en aquest número; totalment; heu demanat; has demanat;
        demanat; ha estat confirmad; ha estat verificad; ha estat activad; ha estat aprovad; s'ha activat;
        s'ha confirmat; verificació en dos; autenticació de dos; res a confirmar; no cal confirmar; restaurant
    """,
    elsewhere="descompte; cupó; en pagar; reserva; regal; promoció; bescanvi; recollida; a la botiga",
    meeting="videotrucada; conferència; reunió; videoconferència; trucada",
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
        unir-te; sóc jo; soc jo; he estat jo; era jo_; sí, vull; subscriu-me; subscriviu-me; donar-me d'alta;
        donar-vos d'alta; crea el teu compte; creeu el vostre compte; crear el compte; configura el teu compte;
        configureu el vostre compte; vincular; enllaçar comptes; actualitza el teu compte; actualitzeu el vostre compte;
        inicialitz; pertany; aprovar; aproveu; permetre
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
        reserva; assistència; pagament; enquesta; al navegador; baixa; configuració; suport; contact; política;
        avís legal; condicions; comprar; descarreg; baixa't; seguiment; pagar; renov; preguntes; veure en; esdeveniment;
        reunió; tiquet; rebut; mencion; pressupost; veure la comanda
    """,
    undo="""
        cancel; anul; revoc; elimin; suprimi; esborr; desactiv; desfer; invalid; bloqu; tancar el compte; no he estat;
        no vaig ser; donar de baixa; dona'm de baixa; dona't de baixa; no ho he demanat; denunci; denegar
    """,
    unless="""
        no heu; no has estat; no heu estat; no ho has; no ho heu; no has demanat; no heu demanat; no has sol;
        no heu sol; no reconei; no l'has; no l'heu; si no ets; si no sou; si no vols; si no voleu; no has fet;
        no heu fet; no has creat; no heu creat; per error; altrament; en cas contrari; ja no vols; ja no voleu;
        deixar de rebre; dona't de baixa; donar-se de baixa; si no,; algú altre; no esperav
    """,
    ignore="""
        ignor; feu cas omís; fes cas omís; cas omís; no cal que; no has de fer; no heu de fer; no facis res; no feu res;
        elimina aquest; elimineu aquest; esborra aquest; esborreu aquest; esborra'l; esborreu-lo; no canviarà;
        no passarà res; cap canvi; descart; oblida't; pots esborrar; podeu esborrar
    """,
    alert="""
        inici de sessió nou; nou inici; dispositiu nou; alerta; ha canviat; s'ha canviat; s'ha modificat;
        ha estat canviad; ha estat modificad; inusual; s'ha restablert; s'ha desactivat; intent d'accés;
        avís de seguretat; contrasenya canviada; correu electrònic canviat
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
