"""The words by which codes.py finds codes and links, in the site's twelve languages.

Lower case, found as plain substrings; a space at an end asks for no letter there
(" pin " is not in "shopping").  One line for each language: English, German,
French, Spanish, Portuguese, Italian, Polish, Russian, Hindi, Chinese, Japanese, Arabic.
"""


def _words(lines):
    return tuple(dict.fromkeys(word for line in lines.strip("\n").splitlines() for word in line.strip(";").split(";")))


def pruned(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out each stem that has another one in it: for whether any of them is there."""
    return tuple(stem for stem in stems if not any(other in stem for other in stems if other != stem))


# What names a code; its number stands near.
CODE = _words("""
code ;codes ; otp ; pin ;passcode;one-time password;one time password; 2fa ;security key;sign-in number;\
 token ;these digits;number below;number we ;
 tan ;smstan ;mtan ;pushtan ;einmalpasswort;einmalkennwort;prüfziffer;bestätigungsnummer:;prüfnummer;diese ziffern
mot de passe à usage unique;mot de passe unique;mot de passe temporaire;clé de sécurité;\
ces chiffres;jeton ;ces caractères
código;codigo;clave de un solo uso;clave dinámica;clave temporal;clave de acceso;clave de verificación;\
contraseña de un solo uso;estos dígitos;
senha de uso único;senha temporária;senha única;chave de segurança;palavra-passe de utilização única;\
estes dígitos;estes números;dígitos abaixo;números abaixo
codice;codici;password monouso;password temporanea;chiave temporanea;\
queste cifre
 kod; kodem;hasło jednorazowe;hasła jednorazowego;hasło sms;te cyfry
код ;кода ;кодом ;коду ;пин ;пин-код;одноразовый пароль;одноразового пароля;одноразовым паролем;\
эти цифры;следующие цифры;цифры ниже;токен ;эти символы
कोड;ओटीपी;आपका पिन ;आपका पिन:;लॉगिन पिन ;पिन है;पिन:;पिन दर्ज;ये अंक;वन-टाइम पासवर्ड;एकमुश्त पासवर्ड
验证码;驗證碼;校验码;校驗碼;动态码;动态密码;動態密碼;安全码;安全碼;确认码;確認碼;认证码;認證碼;登录码;\
登入碼;一次性密码;一次性密碼;口令;代码;代碼;识别码;識別碼;\
以下数字;下列数字;这串数字;这组数字;以下數字;這組數字
コード;認証番号;確認番号;暗証番号;ワンタイムパスワード;認証キー;パスコード;以下の数字;次の数字;下記の数字
رمز;الرمز;كود;رقم التحقق;رقم سري مؤقت;كلمة مرور لمرة واحدة;كلمة المرور لمرة واحدة;\
هذه الأرقام;الأرقام التالية
""")

# "Enter 4829": the verb directly before or after a number makes it a code.
ENTER = _words("""
enter;type in
gib;geben sie;geben sie bitte
saisissez;saisir;entrez;tapez
introduce;introduzca;escribe
digite;insira;introduza
inserisci;digita
wpisz
введите
输入;輸入
أدخل;اكتب
""")
ENTER_AFTER = ("दर्ज क", "डालें", "डालकर", "を入力", "と入力")

# What names another number, or another kind of code.
OTHER = _words("""
 order;invoice;customer n;customer id;customer ref;customer:;client id;tracking;shipment;parcel;phone;\
 tel ; tel.; call ; fax ; zip ;postal;postcode;promo code;promotion code;coupon;voucher;gift code;\
gift card;discount;offer code;referral;reference;ref.; ref ;ticket; case ;booking;reservation;\
confirmation number;confirmation no;account number;ending in; ends in ;ending with; card ;iban; version;\
build ;error code;status code;source code;qr code;qr-code;barcode;product code;item ; sku ;article;\
area code;country code;dress code;sort code;swift; vat ;room ;flight; gate ; seat ;serial;meeting id;\
case id;transaction;member n;member id;membership;policy;receipt; total;amount;balance;payment;code of;\
job code;job id;backup codes;recovery codes;vacancy;zip code;\
postal code;exit code;error ;since ;founded; po box;pickup code;pick-up code;collection code;\
access code for the door;door code;race code; bib ;invite code;invitation code;postal address;copyright;\
 ip ;device id;hotline;extension;license; mrn ;student n;student id;meter;contract;discount code; port ;
bestell;auftrag;rechnung;kundennummer;kunden-nr;kundennr;sendung;telefon; tel:;rufnummer;postleitzahl;\
 plz ;backup-codes;gutschein;rabatt;aktionscode;vorteilscode;ticketnummer;vorgang;buchung;reservierung;kontonummer;\
endet auf;endend auf;mit der endung; karte ;fehlercode;quellcode;artikel;zimmer;flug;seriennummer;vertrag;\
mitgliedsn;mitglieds-n;police;beleg;betrag;summe;guthaben;abholcode;strichcode;ländercode;postfach;\
steuernummer; ust;einladungscode;türcode;aktenzeichen;zählernummer;kundencode
commande;facture;numéro de client;n° client;suivi;colis;téléphone;code postal;code promo;\
code de réduction;bon de réduction;remise;référence; réf;dossier;réservation;se terminant par;\
finissant par; carte ;codes de secours;code source;code erreur;code-barres; vol ;chambre;siret;montant;total;contrat;\
n° adhérent;adhérent n;numéro d'adhérent;code avantage;code cadeau;code de retrait;code parrain;reçu n;\
billet;compte n
pedido;factura;número de cliente;seguimiento;envío n;teléfono;código postal;código promo;\
código de descuento;cupón;descuento;referencia;reserva;terminada en;que termina en;tarjeta;\
códigos de respaldo;código fuente;\
código de error;código de barras;vuelo;habitación;importe;contrato;número de socio;numero socio;recibo;\
expediente;código de recogida;código de regalo;localizador
encomenda;fatura;nota fiscal;rastreamento;rastreio;telefone; cep ;código de rastreio;cupom;desconto;\
protocolo;referência;reserva; final ;terminado em;terminada em;cartão;códigos de backup;código-fonte;código de erro;\
código de barras;voo ;quarto; valor ;boleto;apólice;recibo;código de oferta
ordine;fattura;codice cliente;numero cliente;tracciamento;spedizione;telefono;codice postale; cap ;\
codice sconto;codice promo;buono;sconto;riferimento;pratica;prenotazione;che termina; carta ;\
codici di backup;codice sorgente;codice errore;codice a barre; volo ;camera;importo;totale;contratto;número de socio;\
numero socio;ricevuta;codice fiscale;codice di ritiro;biglietto;partita iva
zamówieni;faktur;numer klienta;nr klienta;przesyłk;paczk;telefon;kod pocztowy;kod rabatowy;kod promocyjny;\
kupon;rabat;numer referencyjny;zgłoszeni;rezerwacj;kończąc;karty ;kody zapasowe;kod źródłowy;kod błędu;kod kreskowy;\
lot ;pokój;kwot;umow;paragon;kod odbioru;polis;bilet;kod podarunkowy
заказ; счет; счёт;номер клиента;отслежив;трек-номер;посылк;телефон; тел.;индекс;промокод;купон;скидк;\
номер обращения;обращени;бронь;бронирован;заканчивающ;карты ;карта ;резервные коды;\
исходный код;код ошибки;штрихкод;рейс;\
номер комнаты;сумм;договор; чек ;квитанц;код получения;билет;накладн; инн ;\
код вакансии;код товара
ऑर्डर;इनवॉइस;चालान;ग्राहक संख्या;ग्राहक आईडी;ट्रैकिंग;फ़ोन;फोन;पिन कोड;पिनकोड;कूपन;प्रोमो कोड;छूट;संदर्भ;\
टिकट;बुकिंग;आरक्षण;समाप्त होने वाले;अंतिम अंक;कार्ड;राशि;रसीद;शिकायत;पॉलिसी;डिस्काउंट;हेल्पलाइन;\
खाता संख्या;लेनदेन;पीएनआर
订单;訂單;发票;發票;客户号;客户编号;客戶編號;快递单号;运单;物流;貨運;追蹤;电话;電話;热线;熱線;邮编;郵編;\
邮政编码;郵遞區號;优惠码;優惠碼;折扣码;折扣碼;优惠券;優惠券;兑换码;兌換碼;取件码;取件碼;提货码;编号;編號;\
预订;預訂;尾号;尾號;末四位;末四碼;卡号;卡號;备用码;備用碼;版本;错误代码;錯誤代碼;源代码;原始碼;二维码;条码;航班;房间;\
金额;金額;合同;收据;收據;工单;邀请码;邀請碼;会议号;會議號;税号;統一編號;车次;產品代碼
注文;請求;お客様番号;追跡;伝票;電話;郵便番号;クーポン;割引;プロモーション;問い合わせ番号;受付番号;予約;\
末尾;下4桁;カード番号;バージョン;バックアップコード;エラーコード;ソースコード;qrコード;バーコード;便名;部屋;金額;合計;契約;\
会員番号;領収;お届け;商品コード;招待コード;ギフトコード;国番号;ミーティングid;口座番号;管理番号
طلب رقم;رقم الطلب;الطلب;فاتورة;الفاتورة;رقم العميل;تتبع;التتبع;الشحنة;هاتف;الهاتف;اتصل;الرمز البريدي;\
رمز بريدي;كوبون;كود الخصم;رمز الخصم;خصم;قسيمة;رقم المرجع;مرجع;تذكرة;الحجز;حجز;تنتهي ب;المنتهية ب;\
المنتهي ب;بطاقة;البطاقة;إصدار;رمز الخطأ;رحلة;غرفة;المبلغ;مبلغ;عقد;إيصال;الإيصال;بلاغ;ص.ب;رمز الاستجابة;\
رمز دعوة
""")

# What says that a code nearby is for shopping or travelling.
ELSEWHERE = _words("""
 checkout;% off;coupon;discount;promo;voucher;booking;reservation;pickup;pick-up;redeem;parcel
rabatt;gutschein;an der kasse;im warenkorb;prozent;buchung;abholung;packstation;einlösen
promo;réduction;remise;au panier;point relais;réservation;cadeau
descuento;cupón;al pagar;reserva;recoger;regalo
desconto;cupom;retirada
sconto;buono;prenotazione;ritiro;alla cassa
rabat;kupon;koszyk;rezerwacj;paczkoma;odbioru
скидк;промокод;купон;бронирован;пункт выдачи;корзин
छूट;कूपन;बुकिंग;चेकआउट
优惠;優惠;折扣;预订;預訂;取件;结账;結帳
割引;クーポン;予約;受け取り
خصم;كوبون;حجز;قسيمة
""")

# What says that a code nearby opens a call.
MEETING = _words("""
meeting;join by phone;join with;more phone numbers;dial-in;webinar;conference call
besprechung;sitzung;einwahl;videokonferenz
réunion;visioconférence
reunión;videollamada
reunião;videoconferência
riunione;videochiamata
spotkani;wideokonferencj
встреч;видеоконференц
मीटिंग;बैठक
会议;會議
ミーティング;会議
اجتماع;الاجتماع
""")

# What says that a code nearby is told to somebody, or opens a locker: it is typed into no page.
HANDING = _words("""
courier;your driver;delivery agent;delivery person;locker;collect your;at the door;handing over
zusteller;ihr fahrer;dein fahrer;packstation;abholstation
livreur;coursier;point relais
repartidor;mensajero;punto de recogida
entregador;estafeta;levantar a;ponto de recolha
corriere;fattorino;ritirare
kurier;paczk
курьер;пункт выдачи;пункте выдачи
डिलीवरी एजेंट;डिलीवरी बॉय
驿站;快递员;快遞員;骑手;外卖;快递柜
ロッカー;宅配;荷物
المندوب;مندوب
""")

# What such mails are about; supports a code, decides nothing.
TOPIC = _words("""
verif;authent;two-factor;two-step;2-step;one-time;one time;sign in;sign-in;signing in;log in;log-in;login;\
logging in;security;sign up;registration;regist;password;new device;identity;activat
bestätig;einmal;anmeld;einlog;sicherheit;zwei-faktor;passwort;kennwort;registrier;freigabe;freischalt;\
überweisung
vérif;authentif;usage unique;connexion;connecter;sécurité;mot de passe;inscri;valider;activer;\
double facteur
un solo uso;iniciar sesión;inicio de sesión;seguridad;contraseña;autentic;regist;activar;acceder;acceso
uso único;iniciar sessão;entrar;acesso;segurança;senha;autentic;cadastr;ativar;dois fatores
monouso;acced;accesso;sicurezza;password;autentic;registraz;attiv
jednoraz;zaloguj;logowani;bezpiecze;hasł;uwierzyteln;weryfik;rejestr;aktyw;potwierd
одноразов;вход;войти;войд;безопасност;парол;подтвер;авториз;регистр;активац;личност
सत्याप;पुष्टि;लॉग इन;लॉगिन;साइन इन;सुरक्षा;पासवर्ड;पंजीकरण;सक्रिय;प्रमाण
验证;驗證;确认;確認;登录;登入;安全;密码;密碼;注册;註冊;身份;身分;激活;啟用;绑定
認証;確認;ログイン;サインイン;セキュリティ;パスワード;登録;本人;有効化
تحقق;التحقق;تأكيد;الدخول;الأمان;كلمة المرور;كلمة مرور;المصادقة;التسجيل;تفعيل;هوية
confirm;conferm
""")

# What a link does that proves an address or sets a password.
VERIFY = _words("""
verif;confirm; activat;validat;complete registration;complete your registration;complete sign;\
complete your sign;finish sign;finish regist;finish setting up;finish creating;\
approve sign;approve login;approve this;it's me;it was me;accept the invit;accept invit;accept your invit
bestätig;aktivier;verifizier;freischalt;registrierung abschließen;anmeldung abschließen;\
einladung annehmen;das bin ich
vérif;activer;activez;valider;validez;finaliser;finalisez;terminer l'inscription;terminer mon inscription
 activar; activa ; active ;validar;valida ;completar el registro;completar registro;finalizar registro
ativar; ative ;concluir cadastro;concluir o cadastro;concluir registo;finalizar cadastro
conferm;attiva;completa la registrazione;completa registrazione;convalida
potwierd;aktyw;weryfik;dokończ rejestr
подтвер;активир;активац;завершить регистрац;завершите регистрац
सत्याप;पुष्टि;सक्रिय;पंजीकरण पूरा
验证;驗證;确认;確認;激活;启用;啟用;完成注册;完成註冊
認証;確認;有効化;登録を完了;登録完了;本登録
تأكيد;أكد;أكّد;تحقق;التحقق;تفعيل;فعّل;فعل حساب;إكمال التسجيل;إتمام التسجيل
""")
RESET = _words("""
reset;new password;set password;set a password;set your password;choose a password;change password;\
change your password;create a password;create password;recover
zurücksetz;neues passwort;neues kennwort;passwort ändern;passwortänderung;passwort festlegen;passwort vergeben
réinitialis;nouveau mot de passe;changer le mot de passe;changer votre mot de passe;changement de mot de passe;définir
restablec;nueva contraseña;cambiar contraseña;cambiar la contraseña;cambiar tu contraseña;cambio de contraseña;\
crear contraseña;recuperar
redefin;nova senha;alterar senha;alterar a senha;alterar a sua senha;\
mudar a senha;criar senha; repor ;nova palavra-passe
reimpost;nuova password;cambia password;cambiare la password;cambio password;ripristin
zresetuj;resetuj;nowe hasło;nowego hasła;ustaw hasło;zmień hasło;zmienić hasło;zmiana hasła
сброс;новый пароль;нового пароля;восстанов;сменить пароль;смены пароля
रीसेट;नया पासवर्ड;पासवर्ड बदल
重置;重設;重设;新密码;新密碼;找回密码;修改密码;修改密碼
再設定;リセット;新しいパスワード;再発行;パスワードの変更;パスワード変更
إعادة تعيين;إعادة ضبط;كلمة مرور جديدة;استعادة;تغيير كلمة المرور
""")
SIGN_IN = _words("""
sign in;sign-in;log in;login link;magic link;log me in; login ;signin
anmelden;anmeldung;einloggen;anmeldelink;login-link;magischer link
se connecter;me connecter;connectez-vous;lien de connexion;connexion
iniciar sesión;inicia sesión;inicio de sesión;acceder;enlace de acceso;entrar
entrar;iniciar sessão;link de acesso;acessar;aceder
accedi;accesso;entra ;
zaloguj;logowani
войти;войдите;вход
लॉग इन;साइन इन;लॉगिन
登录;登入;登陆
ログイン;サインイン
تسجيل الدخول;سجل الدخول;سجّل الدخول;الدخول
""")

# What a link must be about where its sentence, not its own text, says so.
OBJECT = _words("""
mail;account;your address;registration;identity;subscription;profile;device;sign-up;signup;password;\
sign-in;membership;username
konto;adresse;registrierung;anmeldung;newsletter;passwort;kennwort;profil;benutzer
compte;inscription;abonnement;mot de passe;courriel;identité
cuenta;correo;dirección;registro;suscripción;contraseña;identidad
conta;endereço;cadastro;inscrição;senha;palavra-passe;registo;assinatura
indirizzo;iscrizione;registrazione;identità
adres;rejestrac;subskrypc;hasł;kont
аккаунт;учётн;учетн;почт;адрес;регистрац;подписк;парол;личност
खात;ईमेल;पंजीकरण;पासवर्ड;सदस्यता;पहचान
账号;账户;帳號;帳戶;帐号;邮箱;郵箱;邮件;郵件;信箱;注册;註冊;密码;密碼;订阅;訂閱;身份
アカウント;メール;登録;パスワード;本人
حساب;بريد;التسجيل;كلمة المرور;كلمة مرور;اشتراك;هوية
""")

# What a link does that is something else, in its text or path.
REFUSE = _words("""
unsubscrib;privacy;terms; help;support;facebook;twitter;instagram;linkedin;youtube;tiktok;whatsapp;\
telegram;app store;app-store;google play;play store;appstore;download;preferences;settings;in browser;\
in your browser;view online;not you;wasn't me;not me;did not;didn't;report;cancel;decline;faq;contact;\
opt out;opt-out;optout;imprint;webversion;order;invoice;deliver;parcel;attend;appointment;booking;\
reservation;payment;meeting;participation;rsvp;cookie;share;survey;shop ;review;track
abmeld;abbestell;datenschutz;agb;hilfe;impressum;kontakt;einstellungen;nicht ich;melden sie;ablehnen;\
bestell;rechnung;liefer;sendung;termin;buchung;teilnahme;zahlung;umfrage;bewert;onlineversion;austragen
désabonn;désinscri;confidentialité;conditions;aide ;contactez;paramètres;mentions;n'est pas moi;refuser;\
commande;facture;livraison;rendez-vous;réservation;participation;présence;paiement;avis ;en ligne;\
préférences
desuscri;darse de baja;darme de baja;cancelar;privacidad;términos;ayuda;preferencias;no fui;no he sido;\
rechazar;pedido;factura;entrega;cita;reserva;asistencia;pago;encuesta;en el navegador;baja
descadastr;privacidade;termos;ajuda;preferências;não fui;recusar;encomenda;fatura;consulta;presença;\
pagamento;pesquisa;no navegador
disiscri;cancellati;annulla;termini;aiuto;assistenza;preferenze;non sono;rifiuta;ordine;fattura;consegna;\
appuntamento;prenotazione;partecipazione;presenza;pagamento;nel browser;sondaggio
wypisz;rezygn;prywatno;regulamin;pomoc;ustawieni;to nie ja;odrzuć;zamówieni;faktur;dostaw;wizyt;rezerwacj;\
udział;obecność;płatnoś;przeglądarce;ankiet
отпис;отказ;конфиденциальн;услови;помощ;справк;настройк;это не я;отклонить;заказ;счет;счёт;доставк;запись;\
бронирован;участи;оплат;браузер;опрос
अनसब्सक्राइब;सदस्यता समाप्त;सदस्यता रद्द;गोपनीयता;शर्तें;सहायता;मदद;सेटिंग;मैं नहीं;अस्वीकार;ऑर्डर;इनवॉइस;\
डिलीवरी;अपॉइंटमेंट;बुकिंग;भुगतान;ब्राउज़र
退订;退訂;取消;隐私;隱私;条款;條款;帮助;幫助;客服;设置;設定;不是我;非本人;拒绝;拒絕;订单;訂單;发票;發票;\
收货;收貨;预约;預約;预订;預訂;出席;付款;支付;浏览器;瀏覽器;问卷
配信停止;解除;プライバシー;規約;ヘルプ;問い合わせ;設定変更;心当たり;私ではない;キャンセル;辞退;注文;請求;\
配送;予約;出席;参加;支払;ブラウザ;アンケート
إلغاء;خصوصية;الخصوصية;الشروط;مساعدة;المساعدة;الإعدادات;لست أنا;لم أكن;رفض;طلب;فاتورة;الفاتورة;التوصيل;\
الموعد;موعد;الحجز;حجز;الحضور;حضور;الدفع;المتصفح
""")

# "If it was not you", "to unsubscribe": the link after it is for the exception.
UNLESS = _words("""
not you;wasn't you;didn't;did not;do not recogni;don't recogni;not recogni;suspicious
nicht sie;nicht du;du nicht;sie nicht;nicht selbst;nicht angefordert;nicht von ihnen;nicht von dir;\
unbekannt;nicht erkenn
n'est pas vous;n'êtes pas;n'était pas vous;ne reconnaissez pas;pas à l'origine
no fuiste;no has sido;no ha sido;no fue usted;no reconoce;no eras;no solicit
não foi você;não reconhece;não foi o;não solicit
non sei stat;non è stat;non riconosc;non hai;non eri
to nie ty;nie rozpozna;to nie pan;nie był
это были не вы;не вы ;не узна;если вы не;вы этого не
आप नहीं;आपने नहीं;पहचान नहीं;आपने यह नहीं
不是您;不是你;非本人;并非您;並非您;非您本人;如非
心当たりがない;心当たりのない;覚えがない;ご自身でない
لم تكن أنت;لم تقم;لست من;لا تعرف
unsubscrib;remove;abbestell;désabonn;désinscri;darse de baja;descadastr;disiscri;wypisa;отпис;退订;退訂;\
取消订阅;配信停止;सदस्यता समाप्त;إلغاء الاشتراك
""")

# What reports an event; its links are not what a sign-in waits for.
ALERT = _words("""
new sign-in;new login;new device;alert;sign-in from;login from;signed in;was changed;has been changed;\
unusual
neue anmeldung;neuer login;neues gerät;warnung;wurde geändert;ungewöhnlich
nouvelle connexion;nouvel appareil;alerte;a été modifi;inhabituel
nuevo inicio;nuevo dispositivo;alerta;ha cambiado;se ha modificado;inusual
novo acesso;novo login;novo dispositivo;foi alterad;incomum
nuovo accesso;nuovo dispositivo;avviso;è stata modificata;insolit
nowe logowanie;nowe urządzenie;alert;zostało zmienione;nietypow
новый вход;выполнен вход;новое устройство;был изменен;был изменён;необычн
नया लॉगिन;नए डिवाइस;अलर्ट;बदल दिया गया;असामान्य
新的登录;新设备;新裝置;提醒;异常;異常;已更改;已變更
新しいログイン;新しい端末;お知らせ;変更されました;不審
دخول جديد;جهاز جديد;تنبيه;تم تغيير;غير معتاد
""")

# Words of URL paths and queries.
PATH_VERIFY = _words("""
verif;confirm;activat;validat;optin;opt-in;reset;password;passwort;recover;bestaetig;aktivier;valider;\
activer;ativar;activar;conferma;attiva;potwierd;register;signup;double
""")
PATH_OBJECT = _words("""
mail;account;user;regist;signup;sign-up;password;passwort;subscri;device
""")
PATH_SIGN_IN = _words("magic;signin;sign-in;login;log-in;auth;onetime;one-time;otp;session")

# Directly after a number: it is an amount.
UNITS = _words("""
%;€;$;£;¥;₹;₽;zł;eur ;usd ;gbp ;jpy ;inr ;cny ;pln ;rub ;brl ;chf ;min;hour; h ;sec;day;week;month;year;\
item;people;line;km ;kg ;gb ;mb ;points;px ;users
stunde;sek;tag ;tage;woche;monat;jahr;uhr;euro;punkte;personen;zeilen;stück
heure;jour;semaine;mois;ans ;euros;articles;personnes;lignes
hora;día;semana;meses;año;puntos;personas;líneas;linhas;dias ;mês;anos ;pontos
ore ;giorn;righe;settiman;mesi;anni;punti;godz;dni ;miesi;lat ;pkt;osób
мин;час;сек;дн;недел;месяц;лет ;год;руб;строк;балл;чел
मिनट;घंट;सेकंड;दिन;रुपये;पंक्ति;रु;साल;अंक
分;秒;小时;小時;天;日;年;月;元;円;人;件;個;时;時;ポイント;行;万
دقيقة;دقائق;ساعة;ساعات;يوم;أيام;ثانية;ريال;درهم;دولار;جنيه;نقطة;سنة;سطر
""")
