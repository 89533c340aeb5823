"""What Spanish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_el_; _los_; _las_; _que_; _para_; _tu_; _su_; _una_; _con_; _por_; _del_; _este_",
    code="""
        código; clave de un solo uso; clave dinámica; clave temporal; clave de acceso; clave de verificación;
        contraseña de un solo uso; estos dígitos; código de verificación; clave única; clave de seguridad;
        número de verificación; número de confirmación:; los siguientes dígitos; siguiente número; número secreto;
        estos números; estos caracteres; contraseña temporal de un solo; contraseña provisional; contraseña temporal;
        contraseña inicial; la clave; clave provisional; estas letras; letras siguientes; letras de abajo;
        número de abajo; este número; cifras; tu clave para; tu clave de; tu clave es; tu clave:; su clave para;
        su clave es; su clave:; clave numérica; clave de confirmación; clave de activación; clave de inicio;
        clave de ingreso; contraseña de único uso; contraseña de un único uso; contraseña de uso único;
        contraseña dinámica; contraseña desechable; número de seguridad; número de autenticación; siguientes números;
        siguientes cifras; siguientes caracteres; siguiente secuencia; dígitos siguientes; seis dígitos; cuatro dígitos;
        clave de un único uso; clave de uso único; esta clave; clave siguiente
    """,
    before_code="_es_; _es el_; _siguiente_; _son_",
    article="el; la",
    after_code="_es_; _como_",
    enter="""
        introduce; introduzca; escribe; ingresa; ingrese; escriba; teclea; digite; digita; introducir; ingresar; copia;
        pega_; copia y pega; marca_; pon_; teclee; ponga; anota; copie_; transcriba; copia_; pegue_; mete_; ingresá;
        escribí; copiá; poné_; utiliza el código; utilice el código; usa el código; use el código; usar el código;
        utiliza el siguiente; utilice el siguiente; usa el siguiente; use el siguiente; inserta; inserte; pégalo;
        cópialo; introdúce; ingrésal; tecléal; escríbel; tipea; tipee; reproduzca; reproduce el código; utiliza_;
        utilice_; cuenta usa; utilizar
    """,
    other="""
        pedido; factura; número de cliente; seguimiento; teléfono; código postal; código promo; código de descuento;
        cupón; descuento; referencia; reserva; terminada en; que termina en; tarjeta; códigos de respaldo; código
        fuente; código de error; código de barras; vuelo; habitación; importe; contrato; número de socio; numero socio;
        recibo; expediente; código de recogida; código de regalo; localizador; código de producto; código del producto;
        código de artículo; código de envío; código de seguimiento; código de reserva; código de área; código de país;
        código promocional; código de invitación; código de cliente; código qr; número de pedido; número de factura; nº
        de pedido; n.º de pedido; orden_; número de orden; número de tarjeta; número de cuenta; número de teléfono;
        _tel._; _tel:_; _nif_; _cif_; _rfc_; total; _monto; saldo; ticket; matrícula; cp_; c.p.; boleto; guía; wifi;
        expira en; código de la entrada; código de entrada; código de tu entrada; entradas; asiento; conferencia pin;
        pin de la conferencia; código de autorización; nombre de usuario; usuario:; tarifa; código de plan; código de
        tarifa; código bancario; código del banco; código de sucursal; código swift; código bic; entrada; código
        fiscal; código tributario; número de solicitud; incidencia; receta; donación; número de caso; socio_; código de
        mesa; código de puerta; código del portal; código de taquilla; código de vuelo; código de canje; folio; código
        iata; código de respuesta; concepto; indicando el código; citando el código; indicando necesariamente; código
        de soporte; pin de soporte; pin de atención; código de atención; atención telefónica; tu vale; el vale; código
        de voluntario; dorsal; código de socio; código de préstamo; código de asistencia; código de carrera; código de
        grupo; código del vale; número de turno; vale nº; envío n.; envío nº; envío n°; envío núm; autorización n.;
        autorización nº; autorización n°; autorización núm; solicitud n.; solicitud nº; solicitud n°; solicitud núm;
        socio n.; socio nº; socio n°; socio núm; bono n.; bono nº; bono n°; bono núm
    """,
    nothing="""
        solicitada; solicitado; solicitud; en orden; de orden; a la orden; en este caso; cita previa no; no tiene que
        confirmar; no tienes que confirmar; nada que confirmar; no hace falta confirmar; has pedido; ha pedido; hemos
        pedido; pedido este; pedido esto; pedido un; pedido restab; pedido cambiar; haya pedido; hayas pedido; lo has
        pedido; pedido tú; pediste; han pedido; pedido acceso; pedido borrar; derechos reservados; reservados todos;
        todos los derechos; nos reservamos; en este número; bandeja de entrada; bandejas de entrada; pase de entrada;
        totalmente; solicitud no fue; solicitud no ha; solicitud no la; solicitud no proviene; solicitud no es; datos
        recog; recogemos; datos de carácter; cuenta llamada; es válida; será válida; no válida; válida hasta; válida
        durante; válida por; válida solo; válida para; única vez; muestra de nuevo; restaurante; únete a nuestr; únete
        a la comunidad; únete a la conversación; únase a nuestr; unirte a nuestr; unirse a nuestr; ha sido validad; ha
        sido aprobad; ha sido verificad; ha sido confirmad; ha sido activad; han sido confirmad; fue aprobad; fue
        confirmad; fue verificad; fue activad; se activó; se ha activado; se ha aprobado; se ha confirmado; se ha
        verificado; ha confirmado; han confirmado; confirmamos_; activaste; has activado; está activad; está confirmad;
        está verificad; quedó verificad; quedó confirmad; verificación en dos; verificación de dos; verificación en 2;
        verificación doble; doble verificación; ha sido bloquead; está bloquead; cuenta bloqueada; se ha bloqueado; fue
        bloquead; hemos bloqueado; quedó bloquead; ha sido suspendid; u otra persona; o otra persona; o alguien más;
        enlace en el navegador; enlace en su navegador; enlace en tu navegador; dirección en el navegador; url en el
        navegador; pégalo en el navegador; péguelo en el navegador; ábrelo en el navegador; cópialo en el navegador;
        pégala en el navegador; verificado correctamente; confirmado correctamente; confirmada correctamente; activada
        correctamente; verificada correctamente; se confirmó; se verificó; has confirmado; has verificado; cuenta
        activa; está activa; confirmada por; ya está activ; fue validad
    """,
    elsewhere="""
        descuento; cupón; al pagar; reserva; regalo; promoción; canjea; recog; en la tienda; en tienda; mostrador; para
        recoger; envío gratis; cumpleaños; de regalo; lista de espera; vale de; tu vale; dorsal
    """,
    meeting="videollamada; conferencia; reunión; videoconferencia; llamada; junta_",
    notice="""
        te ha mencionado; te mencionó; te han mencionado; te menciona en; lo ha mencionado; le ha mencionado;
        le mencionó; te ha nombrado; te nombró; te ha citado; te ha etiquetado; te etiquetó; ha comentado; comentó en;
        comentó tu; nuevo comentario; un comentario pendiente; han respondido; ha contestado; contestó a;
        respuesta a tu comentario; respuesta a su comentario; respuesta nueva; ha publicado; publicó en; publicó un;
        nuevo tema; nuevo hilo; nueva publicación; te ha asignado; te asignó; le ha asignado; le gustó tu;
        ha reaccionado; reaccionó a; ha empezado a seguirte; comenzó a seguirte; empezó a seguirte; ahora te sigue;
        te está siguiendo; nuevo seguidor; nuevos seguidores; compartió un; compartió contigo; compartido contigo;
        estado ha cambiado; ha cambiado el estado; cambió el estado; cambio de estado; estado actualizado;
        nuevo mensaje de; mensaje nuevo de; te ha enviado un mensaje; te envió un mensaje; mensajes sin leer;
        mensaje sin leer; mensajes no leídos; notificaciones sin leer; notificaciones no leídas;
        notificación sin leer; resumen semanal; resumen diario; resumen de actividad; tu resumen; temas recientes;
        últimos temas; temas más; ver la conversación; ver conversación; abrir la conversación; abrir conversación;
        ver el hilo; ver hilo; ver el comentario; ver la publicación; ver la tarea; ver tarea; abrir tarea;
        abrir la tarea; ver el ticket; ver ticket; ver incidencia; abrir el ticket; pull request; merge request;
        pendiente de aprobación; pendientes de aprobación; pendiente de moderación; pendiente de aprobar;
        espera tu moderación; a la espera de aprobación; en espera de aprobación; esperando aprobación;
        aprobar o rechazar; aprueba o rechaza; exportación está lista; exportación lista; exportación completada;
        informe está listo; archivo está listo; listo para descargar; lista para descargar; ya se puede descargar;
        inscrito en el evento; inscripción al evento; modificar o cancelar tu inscripción; modificar tu inscripción;
        modificar su inscripción; gestionar mi inscripción; participar en la encuesta; respuesta a la encuesta;
        respuesta de la encuesta; modificar tu respuesta; cambiar tu respuesta; modificar su respuesta;
        cambiar su respuesta; gracias por responder; seleccionado de la lista de espera; turno en la lista;
        plaza libre; conseguir mi entrada; tu solicitud de soporte; su solicitud de soporte; nuevos comentarios en;
        nuevas respuestas en; nuevos mensajes en; nuevos mensajes de; asignado una tarea; asignado la tarea;
        asignado un ticket; asignado el ticket; asignado una incidencia; te han asignado un; te han asignado el;
        te han asignado la; ha respondido a tu; ha respondido a su; ha respondido al; ha respondido en;
        respondió a tu; respondió a su; respondió al; respondió en; ha compartido un; ha compartido el;
        ha compartido la; ha compartido con usted; le ha gustado tu; nueva mención; nuevas menciones; dejó una nota;
        ha dejado una nota; dejó un comentario; ha dejado un comentario; lo más destacado; más leídos; más leídas;
        destacados de la semana; marcado como resuelt; marcada como resuelt; marcado como complet; tarea vence;
        tarea asignada; marcar como hech; marcar como complet; quiere unirse a tu; quiere unirse a su;
        ha solicitado unirse; solicita unirse; solicita acceso a; solicitud de acceso de;
        copia de tus datos disponible; la copia de tus datos; fecha de vencimiento de la tarea; comentario espera;
        publicación espera; mensaje espera; comentarios esperan; aporte espera; mencionó tu nombre; ha mencionado tu;
        has sido mencionad; fuiste mencionad; respuestas nuevas; nueva respuesta; notificaciones pendientes;
        mensaje privado; mensaje directo de; le asignó; asignó la incidencia; ticket ha sido cerrad;
        incidencia ha sido cerrad; cerró la incidencia; cerró el ticket; ha cerrado la incidencia;
        ha cerrado el ticket; nueva incidencia; le gusta tu; ahora sigue tu; quiere seguirte; temas que sigues;
        porque sigues est; informe ya está disponible; informe está disponible; informe semanal listo;
        importación ha terminado; importación ha finalizado; importación completada; exportación ha terminado;
        exportación ha finalizado; ha actualizado la página; ha editado la página; tu entrada ha sido publicada;
        tema nuevo espera; nueva entrada en; firmar el documento; solicitud de firma;
        firma del documento; revisar y firmar
    """,
    handing="""
        repartidor; mensajero; punto de recogida; entregar al; mostrar este código; muestra este código; recogida
    """,
    topic="""
        un solo uso; iniciar sesión; inicio de sesión; seguridad; contraseña; autentic; regist; activar; acceder;
        acceso; confirm; verific; clave; identidad; dos pasos; dos factores; desbloque; recuper; restablec; activación
    """,
    verify="""
        completar el cambio; completar la modificación; terminar el cambio; _activar; _activa_; _active_; validar;
        valida_; completar el registro; completar registro; finalizar registro; verific; confirm; activación;
        validación; valide_; autentic; completar tu registro; completar su registro; completa tu registro;
        complete su registro; completa el registro; complete el registro; finaliza tu registro; finalice su registro;
        finalizar tu registro; finalizar el registro; terminar el registro; terminar tu registro;
        aceptar la invitación; aceptar invitación; acepta la invitación; reactiv; habilitar; desbloque; sí, fui yo;
        soy yo; fui yo; autoriz; dar de alta; active su; activa tu; aprobar; sí, es mi; es mi correo; es mi dirección;
        sí, quiero; sí, suscr; suscrib; unirse; unirme; únete; desbloquear; quiero recibir; aceptar_; sí, este;
        apúntame; volver a mi cuenta; vuelve a tu; recuperar mi cuenta; permitir; demostr; demuestr; comprob;
        comprueb; suscribirme; suscríbeme; suscríbanme; quiero suscrib; apuntarme; inscribirme; inscríbeme;
        quiero el boletín; crear mi cuenta; crear tu cuenta; crea tu cuenta; crear cuenta; crear una cuenta;
        configurar mi cuenta; configura tu cuenta; cree su cuenta; crear su cuenta; configurar tu cuenta;
        preparar tu cuenta; vincular; enlazar cuentas; actualizar su cuenta; actualiza tu cuenta; actualice su cuenta;
        actualizar cuenta; mantener mi cuenta; conservar mi cuenta; conservar la cuenta; mantener la cuenta;
        confiar en; su aprobación; tu aprobación; si fuiste tú; si has sido tú; si eres tú; si fue usted; si es usted;
        verfic; completar tu inscripción; completa tu inscripción; completar la inscripción; completar inscripción;
        finalizar inscripción; finaliza tu inscripción; terminar tu inscripción; termina tu registro;
        terminar su registro; termine su registro; terminar de crear; termina de crear; terminar de registrar;
        terminar de configurar; termina de configurar; finalizar la configuración; finalizar inicializ;
        completa tu alta; completar el alta; completar tu alta; finalizar el alta; terminar el alta; darte de alta;
        darme de alta; date de alta; confirmes; unirte a; unirme a; unirse a; únase; me uno; acepte la invitación;
        aceptar tu invitación; aceptar su invitación; ver invitación; ver la invitación; responder a la invitación;
        _actíval; _actível; he sido yo; sí, he sido; era yo_; sí soy yo; lo reconozco; actualizar mi cuenta;
        actualizar tu cuenta; actualices tu cuenta; actualización de tu cuenta; actualización de su cuenta;
        actualizar la cuenta; dar acceso; es mi e-mail; es mi mail; te pertenece; le pertenece; quiero unirme;
        confiá en; quiero apuntarme; seguir suscrit; habilitá; habilita tu; habilite su; autentifi;
        aceptar o rechazar; acepta o rechaza; aceptar o declinar; quiere que colabores; _inicializ
    """,
    reset="""
        restablec; nueva contraseña; cambiar contraseña; cambiar la contraseña; cambiar tu contraseña;
        cambio de contraseña; crear contraseña; recuperar; cambiar mi contraseña; cambiar su contraseña;
        cambia tu contraseña; cambie su contraseña; cambiar clave; cambiar tu clave; cambiar la clave;
        modificar la contraseña; modificar tu contraseña; modificar su contraseña; recupera; recuperación; recupere;
        restaur; reestablec; nueva clave; establecer contraseña; establecer una contraseña; establecer tu contraseña;
        establece tu contraseña; establece una; establecer una nueva; definir; definir contraseña;
        elegir una contraseña; elige una contraseña; elegir contraseña; crear tu contraseña; crear una contraseña;
        crea tu contraseña; crea una contraseña; crear nueva; resetear; reiniciar; reinicio; olvid;
        actualizar contraseña; actualiza tu contraseña; blanque; contraseña nueva; resteblec; reinicie su; reinicia tu;
        reiniciarl; reseteo; resetea; generar una nueva; generar contraseña; genera una nueva; genere una nueva;
        renovar la contraseña; renueva tu contraseña; cambiar de contraseña; cambie la contraseña; cambia la contraseña;
        modificar contraseña; fijar contraseña; fijar una; elija una; elegir otra; elige otra; escoger una; escoge una;
        escoja una; crear mi contraseña; cree una contraseña; cree su contraseña; cree una nueva;
        configura tu contraseña; configurar contraseña; configurar tu contraseña; configurar su contraseña;
        configurar una contraseña; configure su contraseña; asignar contraseña; asigna una; contraseña perdida;
        perdido tu contraseña; perdió su contraseña; cambiar mi clave; cambiar su clave; restituir
    """,
    password="""
        contraseña; clave de acceso; tu clave; su clave; mi clave; nueva clave; acceso a tu cuenta; acceso a su cuenta;
        datos de acceso; credenciales; códigos de acceso; passwd; tu acceso; su acceso
    """,
    change="""
        cambi; modific; estable; restablec; definir; define_; defina; eleg; elig; elij; crear; crea_; cree_; nueva;
        nuevo; renov; recuper; restaur; actualiz; olvid; reinici; asign; fijar; poner; escog; genera; perdid; perdió;
        perdiste; restitu; reestablec; configur; resete; inicializ; poné; cambiá
    """,
    sign_in="""
        iniciar sesión; inicia sesión; inicio de sesión; acceder; enlace de acceso; entrar; iniciar la sesión;
        inicie sesión; iniciar tu sesión; ingresar; ingresa_; acceder a; accede_; acceda_; enlace mágico;
        enlace para entrar; enlace para acceder; acceso directo; entra_; login; entre_aquí; conectarte; conectarse;
        sin contraseña; sin clave; sin necesidad de contraseña; entra directo; entras directo; te lleva dentro;
        conectarme; conéctate; conéctese; identificarse; identifícate; identifíquese; identificarte; identificarme;
        iniciá sesión; ingrese al; ingrese a su; entrás; entras sin; entras con; sin teclear; pase de entrada;
        pase de acceso; acceso inmediato; acceso instantáneo; enlace de inicio; enlace de ingreso; volver a entrar;
        sin escribir tu; sin escribir la; accedé_
    """,
    object="""
        cuenta; correo; dirección; suscripción; contraseña; identidad; e-mail; email; usuario; perfil; clave; acceso;
        boletín; dispositivo; alta_; registr; inscripción; invitación; espacio de trabajo; organización; credencial;
        membresía; casilla; sesión; invitad; te invita; le invita; instrucciones de recuperación; instrucciones para
        recuperar
    """,
    place="""
        blog; compart; facebook; leer más; más información; opin; página web; saber más; sitio web; síganos; síguenos;
        tienda; ver más; visita; seguir leyendo; sigue leyendo; continuar leyendo; continúa leyendo; leer artículo;
        leer el artículo; ver comentario; ver respuesta; ver mensaje; ver el mensaje; ver publicación; responder_;
        ir a la web; ir al sitio; foro_; descubr; catálogo; novedades; temas populares
    """,
    refuse="""
        desuscri; darse de baja; darme de baja; cancelar; privacidad; términos; ayuda; preferencias; no fui; no he
        sido; rechazar; pedido; factura; entrega; cita; reserva; asistencia; pago; encuesta; en el navegador; baja;
        configuración; ajustes; soporte; contact; política; aviso legal; condiciones; comprar; compra_; confirmar
        pedido; confirma tu pedido; confirmar cita; confirma tu cita; confirmar asistencia; confirmar reserva;
        descarga; seguimiento; rastre; pagar; renovar; preguntas; citas_; cita_; recepción; carrito; renov; envío; ver
        en; ver online; ver este; comprobante; recibo; boleta; reseña; valorar; valora_; califica; calendario;
        extracto; entradas_; billete; cupón; ofertas; evento; actualizar método; método de pago; responder encuesta;
        mencion; nuestro blog; presupuesto; reactivar suscripción; reactivar la suscripción; reactivar tu suscripción;
        reactivar mi suscripción; reactivar plan; renovar suscripción; verificar actividad; verificar la actividad;
        revisar la actividad; comprobar actividad; comprobar la actividad; firmar documento; firmar el documento;
        validar entrada; confirmar transferencia; confirmar pago; confirmar entrega; confirmar recepción; confirmar
        inscripción al evento; revisar accesos; revisar los accesos; gestionar mi inscripción; volver a suscribirme;
        volver a suscribirse; activar la tarjeta; activar tarjeta; activa tu tarjeta; active su tarjeta; activar mi
        tarjeta; activar el bono; activar descuento; activar el descuento; activar oferta
    """,
    undo="""
        cancel; anular; anula_; revocar; revoca_; eliminar; elimina_; borrar; borra_; desactiv; deshacer; invalid;
        rechaz; bloque; cerrar la cuenta; suprimir; no fui yo; darse de baja; darme de baja; date de baja; no he sido;
        no lo pedí; no lo he pedido; no la pedí; no solicité; no lo solicité; denunciar; dar de baja; de-suscri; no
        reconozco; no lo reconozco; no soy yo; no era yo; reportar; revert; denegar; denieg; no autoriz; no la
        solicité; no lo hice; cerrar mi cuenta; cerrar cuenta; proteger mi cuenta; asegurar mi cuenta; declin; impedir;
        detener; no hemos sido; no quiero; eliminación; supresión; baja de la cuenta; baja de cuenta; baja de tu
        cuenta; baja de su cuenta; baja del boletín; baja de la lista; dado de baja; dada de baja; borrado de; borrado
        de la cuenta; cierre de cuenta; cierre de la cuenta; cierre de tu cuenta; cierre de su cuenta; cerrar tu
        cuenta; cerrar su cuenta; suprime; elimine; borre_; dejar de recibir; rescind; baja en la; baja en el; confirma
        la baja; confirmar la baja; confirmar baja; confirme la baja; cuenta borrada; cuenta cerrada; cerramos tu
        cuenta; cerramos su cuenta; hemos cerrado; borrad_; borrada
    """,
    unless="""
        si no es usted; si no eres tú;
        no fuiste; no has sido; no ha sido; no fue usted; no reconoce; no eras; no solicit; darse de baja; si no ha; si
        no realiz; si no recono; si no desea; si no cre; si no quiere; no hiciste; no realizaste; no pediste; no ha
        solicitado; no has solicitado; por error; no creaste; no intentaste; si no eres; ya no deseas; dejar de
        recibir; si no,; en caso contrario; de lo contrario; de no ser así; no esperab; no estás al tanto; no está al
        tanto; no añadiste; no quieres continuar; si tú no; si usted no; si vos no; no te registraste; no se registró;
        no te has registrado; no se ha registrado; si crees que; si cree que; sin tu permiso; sin su permiso; sin tu
        consentimiento; no lo has; no lo hiciste; no has hecho; no ha hecho; no iniciaste; no inició; no ha iniciado;
        no lo pediste; te equivocaste; si no lo solic; si no lo esper; si no te registr; si no te has; si no se ha; si
        no se registr; si no se suscrib; si no te suscrib; si esta no fu; si esta no es; si este no fu; si este no es;
        si otra persona; fue otra persona; otra persona ha; otra persona intent; otra persona puede; otra persona esté;
        otra persona introdujo
    """,
    ignore="""
        ignor; caso omiso; no es necesario; no tienes que hacer; no tiene que hacer; no hagas nada; no haga nada;
        puedes eliminar este; puede eliminar este; desestim; omitir; omite_; omita_; no hace falta; ningún cambio; no
        se realizará; no cambiará; borra este; elimina este; simplemente bórr; simplemente elimin; bórralo; elimínalo;
        bórrelo; elimínelo; borrarlo; eliminarlo; borra el; elimina el; puedes borrar; olvíd; no hagas caso; no se
        creará; no se modificará; no se hará; seguirá siendo; no pasará nada; no ocurrirá nada; no es preciso; no te
        preocupes; no se preocupe; descarta; desatiend; pásalo por alto; no le hagas caso; no le haga caso; no hacer
        nada; ninguna acción; no te escribiremos; descarte este; descarte_
    """,
    alert="""
        nuevo inicio; nuevo dispositivo; alerta; ha cambiado; se ha modificado; inusual; ha sido cambiada; fue
        cambiada; fue modificada; se cambió; inicio de sesión nuevo; inicio de sesión desde; actividad sospechosa;
        acceso nuevo; nuevo acceso; aviso de seguridad; contraseña cambiada; contraseña modificada; contraseña
        actualizada; se ha activado; activada; desactivada; activado_; fue restablecid; se ha restablecido; ha sido
        restablecid; ha sido actualizad; se ha actualizado; fue actualizad; ha sido modificad; se modificó; se
        restableció; deshabilitad; ha sido habilitad; intento de acceso; intento de inicio; intento fallido; se
        accedió; ha sido eliminad; se ha eliminado; fue eliminad; regenerad; correo cambiado; correo electrónico
        cambiado; está siendo cambiad; fallo en el inicio; accediste; se activó; se desactivó; has cambiado tu
        contraseña; cambiaste; inicio de sesión fallido; intento de entrar; ha intentado entrar; ha intentado acceder;
        ha intentado iniciar; intentó acceder; intentó iniciar; intentó entrar; intentos fallidos de; fue cambiado; han
        sido modificad; han cambiado; cambios en tu cuenta; cambios en su cuenta; actividad de la cuenta; modificado
        correctamente; se actualizó; cambiado con éxito; cambiada con éxito; cambiada correctamente; acceso no
        autorizado; hemos desactivado; desactivado la verificación; desactivado la autenticación; se ha desactivado; ya
        no está activ; pasó a ser; restablecida con éxito; perfil actualizado; accedió a tu cuenta; accedió a su
        cuenta; sesión sospechos; intentos de inicio; intentos de acceso; has iniciado sesión; ha iniciado sesión;
        perfil ha sido; contraseña fue
    """,
    path_verify="""
        activar; confirmar; verificar; restablecer; recuperar; contrasena; clave; validar; registro; alta; confirmacion;
        verificacion; activacion; cambiar; comprobar; restaurar; desbloque; inscripcion; olvid; invitacion; validacion;
        aceptar; autorizar; suscribir; unirse
    """,
    path_object="cuenta; correo; usuario; registro; contrasena; perfil; socio; clave; inscripcion; suscri",
    path_sign_in="acceso; entrar; ingresar; acceder; sesion; magico; iniciar; ingreso",
    path_refuse="""
        privacidad; ayuda_; contacto_; pedido; factura; terminos; reserva; cita_; preferencias; aviso-legal; soporte;
        blog
    """,
    path_another="factura; cita_; citas_; reserva; encuesta; carrito; recibo; noticia; articulo; comentario",
    path_undo="""
        cancelar; anular; baja_; eliminar; revocar; rechazar; desuscri; desactivar; borrar; denegar; declinar; invalidar
    """,
    units="""
        hora; día; semana; meses; año; puntos; personas; líneas; min_; minuto; segundo; euros; pesos; veces; páginas;
        usuarios; artículos; unidades; pasos; kilómetros; plazas; mes_; hrs; dólares; gramos; litros; metros;
        habitantes; votos; miembros; mensajes; respuestas; comentarios; resultados; caracteres; palabras; intentos;
        pesetas; soles; mxn; ars; cop; alumnos; entradas; seguidores; visitas; socios
    """,
)
