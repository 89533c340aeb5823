"""What Spanish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="""
        código; codigo; clave de un solo uso; clave dinámica; clave temporal; clave de acceso;
        clave de verificación; contraseña de un solo uso; estos dígitos
    """,
    before_code="_es",
    article="el; la",
    after_code="_es_; _como_",
    enter="introduce; introduzca; escribe",
    other="""
        pedido; factura; número de cliente; seguimiento; envío n; teléfono; código postal; código promo;
        código de descuento; cupón; descuento; referencia; reserva; terminada en; que termina en; tarjeta;
        códigos de respaldo; código fuente; código de error; código de barras; vuelo; habitación; importe; contrato;
        número de socio; numero socio; recibo; expediente; código de recogida; código de regalo; localizador
    """,
    elsewhere="descuento; cupón; al pagar; reserva; recoger; regalo",
    meeting="reunión; videollamada",
    handing="repartidor; mensajero; punto de recogida",
    topic="""
        un solo uso; iniciar sesión; inicio de sesión; seguridad; contraseña; autentic; regist; activar; acceder;
        acceso; confirm
    """,
    verify="""
        _activar; _activa_; _active_; validar; valida_; completar el registro; completar registro;
        finalizar registro
    """,
    reset="""
        restablec; nueva contraseña; cambiar contraseña; cambiar la contraseña; cambiar tu contraseña;
        cambio de contraseña; crear contraseña; recuperar
    """,
    sign_in="iniciar sesión; inicia sesión; inicio de sesión; acceder; enlace de acceso; entrar",
    object="cuenta; correo; dirección; registro; suscripción; contraseña; identidad",
    refuse="""
        desuscri; darse de baja; darme de baja; cancelar; privacidad; términos; ayuda; preferencias; no fui;
        no he sido; rechazar; pedido; factura; entrega; cita; reserva; asistencia; pago; encuesta; en el navegador;
        baja
    """,
    unless="no fuiste; no has sido; no ha sido; no fue usted; no reconoce; no eras; no solicit; darse de baja",
    alert="nuevo inicio; nuevo dispositivo; alerta; ha cambiado; se ha modificado; inusual",
    path_verify="activar",
    units="hora; día; semana; meses; año; puntos; personas; líneas",
)
