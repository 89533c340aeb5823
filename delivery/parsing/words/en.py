"""What English mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    code="""
        code_; codes_; _otp_; _pin_; passcode; one-time password; one time password; _2fa_; security key;
        sign-in number; _token_; these digits; number below; number we_
    """,
    before_code="_is; _are",
    after_code="_is_; _as_",
    enter="enter; type in",
    other="""
        _order; invoice; customer n; customer id; customer ref; customer:; client id; tracking; shipment; parcel;
        phone; _tel_; _tel.; _call_; _fax_; _zip_; postal; postcode; promo code; promotion code; coupon; voucher;
        gift code; gift card; discount; offer code; referral; reference; ref.; _ref_; ticket; _case_; booking;
        reservation; confirmation number; confirmation no; account number; ending in; _ends in_; ending with;
        _card_; iban; _version; build_; error code; status code; source code; qr code; qr-code; barcode;
        product code; item_; _sku_; article; area code; country code; dress code; sort code; swift; _vat_; room_;
        flight; _gate_; _seat_; serial; meeting id; case id; transaction; member n; member id; membership; policy;
        receipt; _total; amount; balance; payment; code of; job code; job id; backup codes; recovery codes; vacancy;
        zip code; postal code; exit code; error_; since_; founded; _po box; pickup code; pick-up code;
        collection code; access code for the door; door code; race code; _bib_; invite code; invitation code;
        postal address; copyright; _ip_; device id; hotline; extension; license; _mrn_; student n; student id;
        meter; contract; discount code; _port_
    """,
    elsewhere="""
        _checkout; % off; coupon; discount; promo; voucher; booking; reservation; pickup; pick-up; redeem; parcel
    """,
    meeting="meeting; join by phone; join with; more phone numbers; dial-in; webinar; conference call",
    handing="courier; your driver; delivery agent; delivery person; locker; collect your; at the door; handing over",
    topic="""
        verif; authent; two-factor; two-step; 2-step; one-time; one time; sign in; sign-in; signing in; log in;
        log-in; login; logging in; security; sign up; registration; regist; password; new device; identity; activat;
        confirm
    """,
    verify="""
        verif; confirm; _activat; validat; complete registration; complete your registration; complete sign;
        complete your sign; finish sign; finish regist; finish setting up; finish creating; approve sign;
        approve login; approve this; it's me; it was me; accept the invit; accept invit; accept your invit
    """,
    reset="""
        reset; new password; set password; set a password; set your password; choose a password; change password;
        change your password; create a password; create password; recover
    """,
    sign_in="sign in; sign-in; log in; login link; magic link; log me in; _login_; signin",
    object="""
        mail; account; your address; registration; identity; subscription; profile; device; sign-up; signup;
        password; sign-in; membership; username
    """,
    refuse="""
        unsubscrib; privacy; terms; _help; support; facebook; twitter; instagram; linkedin; youtube; tiktok;
        whatsapp; telegram; app store; app-store; google play; play store; appstore; download; preferences;
        settings; in browser; in your browser; view online; not you; wasn't me; not me; did not; didn't; report;
        cancel; decline; faq; contact; opt out; opt-out; optout; imprint; webversion; order; invoice; deliver;
        parcel; attend; appointment; booking; reservation; payment; meeting; participation; rsvp; cookie; share;
        survey; shop_; review; track
    """,
    unless="""
        not you; wasn't you; didn't; did not; do not recogni; don't recogni; not recogni; suspicious; unsubscrib;
        remove
    """,
    alert="""
        new sign-in; new login; new device; alert; sign-in from; login from; signed in; was changed;
        has been changed; unusual
    """,
    path_verify="verif; confirm; activat; validat; optin; opt-in; reset; password; recover; register; signup; double",
    path_object="mail; account; user; regist; signup; sign-up; password; subscri; device",
    path_sign_in="magic; signin; sign-in; login; log-in; auth; onetime; one-time; otp; session",
    units="min; hour; _h_; sec; day; week; month; year; item; people; line; points; users",
)
