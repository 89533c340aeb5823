"""What English mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_the_; _and_; _you_; _your_; _this_; _is_; _with_; _my_; _of_",
    code="""
        code_; codes_; _otp_; _pin_; passcode; one-time password; one time password; _2fa_; security key;
        sign-in number; _token_; these digits; number below; number we_; pass code; authorization key;
        following number; following digits; following characters; confirmation code; verification number;
        authentication number; sign-in pin; temporary password; initial password; temp password; starting password;
        digits below; six digits; access code; the other half; these letters; letters below; following letters;
        these characters; characters below; number above; verification key; confirmation key; login key; sign-in key;
        one-time key; one-off password; one off password; single-use password; single use password; temporary access;
        access number; security digits; login number; numeric code; verification digits; temporary code; letter code;
        digit number; one-time pass; one time pass; login token; sign-in token; validation key; verification pin;
        sign-in passphrase; sign in passphrase; login passphrase; one-time passphrase; one-time phrase
    """,
    before_code="_is_; _are_",
    after_code="_is_; _as_",
    enter="""
        enter; type in; key in; type; paste; copy; confirm with; put in; pop in; use; submit; punch in; copy_;
        tap in; input; fill in; write; punch; insert; provide the
    """,
    other="""
        _order; invoice; customer n; customer id; customer ref; customer:; client id; tracking; shipment; parcel;
        phone; _tel_; _tel.; _call_; _fax_; _zip_; postal; postcode; promo code; promotion code; coupon; voucher;
        gift code; gift card; discount; offer code; referral; reference; ref.; _ref_; ticket; _case_; booking;
        reservation; confirmation number; confirmation no_; account number; ending in; _ends in_; ending with;
        _card_; iban; _version; build_; error code; status code; source code; qr code; qr-code; barcode;
        product code; item_; _sku_; article; area code; country code; dress code; sort code; swift; _vat_; room_;
        flight; _gate_; _seat_; serial; meeting id; case id; transaction; member n; member id; membership; policy;
        receipt; _total; amount; balance; payment; code of; job code; job id; backup codes; recovery codes; vacancy;
        zip code; postal code; exit code; error_; since_; founded; _po box; pickup code; pick-up code;
        collection code; access code for the door; door code; race code; _bib_; invite code; invitation code;
        postal address; copyright; _ip_; device id; hotline; extension; license; _mrn_; student n; student id; meter;
        contract; discount code; _port_; license key; licence key; activation key for; card number; tracking code;
        booking code; reservation code; ticket code; voucher code; redemption code; coupon code; course code;
        class code; wifi; wi-fi; apt_; street; avenue; order number; order no; order id; promo; product key;
        part number; model; batch; lot number; unit code; house code; gate code; airport code; hs code; tariff;
        color code; colour code; team code; entry code; conference pin; meeting pin; authorization code for;
        authorisation code; authorization code; auth code; approval code; user name; username; user id; tariff code;
        plan code; subscription code; rate code; bank code; routing; bic code; branch code; swift code;
        entry code on; admission; gate pass; exam code; prescription; tax code; participant code; candidate code;
        study code; queue; donation; request number; request no; request id; event id; number ending;
        your friend used; incident; friend used; case number; enquiry; inquiry; patient; student number;
        registration plate; licence plate; license plate; member number; member no; membership no; _iata_; _event_;
        _events_; friends' code; friend code; support code; support pin; service code; service pin; caller pin;
        telephone pin
    """,
    nothing="""
        in order to; in order for; in that case; in case_; in this case; in any case; just in case; in which case;
        this item; is confirmed; been confirmed; is verified; been verified; is activated; been activated;
        are confirmed; successfully; if you did; nothing to confirm; not confirm; no confirmation; not be reactivat;
        not be activat; not be verif; not be confirm; not be reset; _encode; _decode; _encod; _decod; unicode;
        episode; hardcode; bytecode; shellcode; pseudocode; thanks for confirming; thank you for confirming;
        thanks for verifying; thank you for verifying; thanks for activating; thank you for activating;
        after confirming; once you confirm; code review; notice confirms; to confirm your registration to the;
        or someone else; or somebody else; happy to confirm; pleased to confirm; we confirm; this confirms;
        gift card; follow this; follow the; as follows; following; email verified; address verified;
        account verified; account activated; email confirmed; address confirmed; subscription confirmed; _approved_;
        now verified; now confirmed; now active_; now activated; identity documents; order confirmed;
        booking confirmed
    """,
    elsewhere="""
        _checkout; % off; coupon; discount; promo; voucher; booking; reservation; pickup; pick-up; redeem; parcel;
        your order; check-in desk; at the counter; at checkout; flash sale; your next purchase; shop now; pick up;
        collect_; in store; in-store; the clerk; the counter; the till; check-in 20; check-in:; get directions
    """,
    meeting="""
        meeting; join by phone; join with; more phone numbers; dial-in; webinar; zoom; join the meeting;
        passcode for the meeting; join meeting; conference; join online; dial +; dial in; dial:; recording
    """,
    notice="""
        mentioned you; mentioned in; commented on; commented in; new comment; replied to; replied in; new reply;
        new replies; new post; new posts; new topic; new discussion; posted in; posted a; started a discussion;
        assigned you; assigned to you; has assigned; unread notification; unread message; you're following; you
        are following; you're watching; you are watching; you watch; new response; updated by; status changed;
        changed the status; liked your; reacted to; started following; now follows; followed you; new follower;
        your digest; daily digest; weekly digest; latest topics; recent activity; new message from; new messages
        on; sent you a message; sent you a direct; view conversation; open thread; view comment; view the
        comment; view post; view topic; view discussion; view thread; view task; view card; view issue; view
        ticket; task #; issue #; pull request; merge request; awaiting approval; waiting for your approval;
        awaiting your approval; waiting for approval; awaiting moderation; approve or reject; export is ready;
        import is ready; ready to download; ready for download; invited you to edit; shared a; shared with you;
        due date; moved to
    """,
    handing="""
        courier; your driver; delivery agent; delivery person; locker; collect your; at the door; handing over;
        show this code; give this code; to the driver; to the rider; pick up your; pickup; parcel locker; hand over
    """,
    topic="""
        verif; authent; two-factor; two-step; 2-step; one-time; one time; sign in; sign-in; signing in; log in;
        log-in; login; logging in; security; sign up; regist; password; new device; identity; activat; confirm;
        one-off; authori; unlock
    """,
    verify="""
        initiali; finish the setup; complete the setup; verif; confirm; _activat; validat; complete registration;
        complete your registration; complete sign; complete your sign; finish sign; finish regist; finish setting up;
        finish creating; approve sign; approve login; approve this; it's me; it was me; accept the invit;
        accept invit; accept your invit; complete the registration; complete my registration; complete the sign;
        complete account; complete setup; reactivat; unlock; authenticate; opt in; opt-in; yes, this is me;
        yes, it's me; yes, it was me; approve; authorize; authorise; claim your account; accept and join;
        subscribe me; yes, subscribe; join the team; join the group; join team; join group; join your team;
        join workspace; join the workspace; join organi; join project; accept_; yes, this is my; this is my email;
        this is my address; it is my; i am in; accept invitation; join now; yes, sign me; yes, please; yes, i;
        verify that; keep my account; wake up; get back into; allow this; allow sign; allow the; bring back; prove_;
        proving; prove that; sign me up; i want to subscribe; i want the newsletter; add me; count me in;
        start my subscription; create your account; create my account; create an account; set up your account;
        set up my account; set up account; complete your account; finish your account; create account;
        set up your profile; link accounts; link your account; account linking; update your account; account update;
        link account; keep account; keep your account; trust; proven; wake; stay with; approv; if this was you;
        if it was you; if that was you; if that's you; if that is you; if this is you; if it is you; if it's you;
        was that you; is this you; invited you to join; been invited to join; invited to join; invites you to join;
        sent you an invitation; invitation to join; invites you to connect; invites you to; invited by; finalize;
        finalise; continue registration; continue your registration; continue the registration; continue signing;
        continue creating; continue your sign; continue setting; complete the process; complete this process;
        complete the change; complete the email; finish registering; finish your regist; finish the regist;
        finish initiali; take ownership; own this address; belongs to you; really belong; is really you;
        it's really you; re-enable; re-activat; start using the service; claim account; claim my account;
        complete signup; complete sign-up; get started with your; enrol your; enroll your; link to account update;
        link your existing; finish the account; add passwordless; approve the sign; approve the login;
        approve device; allow device; trust this device; register device; validate; keep receiving; yes, keep;
        stay subscribed; confirmation link; activation link; verification link; invitation link; accept this;
        accept the; been invited to
    """,
    reset="""
        reset; new password; set password; set a password; set your password; choose a password; change password;
        change your password; create a password; create password; recover; set new password; set the password;
        set up your password; set up a password; set up password; setup password; new passphrase; change my password;
        change the password; changing your password; change of password; choose a new; choose your; choose password;
        choose new; create your password; create new password; update your password; update password; pick a new;
        pick a password; forgot; lost password; restore access; restore your; regain access; restore account;
        set your pass; password change; password link; password-reset; start recovery; lost your password;
        forgotten your; set a new; set your new; set up a new; new credentials; reset credentials;
        replace your password; retrieve your password; password retrieval; password recovery; account recovery;
        recover your; create your new; create a new password; choose another; recovery link; password setup;
        setup a password; setup your password
    """,
    password="password; passphrase; passcode; login details; credentials; your access",
    change="""
        changing; _change; _set_; _set up; setting up; choose; choosing; create; creating; pick a; picking; _update;
        updating; reset; recover; renew; _new_; restore; forgot; lost_; regain; replace
    """,
    sign_in="""
        sign in; sign-in; log in; login link; magic link; log me in; _login_; signin; sign me in; sign you in;
        signing in; log you in; logging in; sign-in link; signin link; one-time link; access link; one-click;
        passwordless; instant access; login to; log into; sign into; continue to; no password; without a password;
        without password; without your password; no need for a password; you're in_; finish logging; want back in;
        gets you in; lets you in; get back in; straight in; log yourself in; logs you in; sign yourself in;
        signs you in; single-use link; single use link; one time link; one-time login; one time login; one-time sign;
        log on to; logon link; sign-on link; access your account; secure link; log in via; log-in link;
        open your account; signing into
    """,
    object="""
        mail; account; your address; registration; identity; subscription; profile; device; sign-up; signup;
        password; sign-in; membership; username; this address; newsletter; invitation; ownership; wallet; passcode;
        user name; user id; team; workspace; login; log-in; e-mail; your user; sign up; credentials
    """,
    place="""
        docs_; community; forum; blog; documentation; github; medium; x.com; slack; discord; mastodon; reddit;
        pinterest; threads; bluesky; open in; facebook; twitter; instagram; linkedin; linked in; youtube; tiktok;
        whatsapp; telegram; app store; app-store; google play; play store; appstore; home page; homepage; visit our;
        our website; shop_; go to our; activity; buy_; sale; deals; see the; see your; status page; track; feedback;
        upgrade; read more; learn more; pricing; website; terms; store; follow us; follow @; follow me; follow our;
        renew; share; our blog; onboarding; tour_; dashboard
    """,
    refuse="""
        unsubscrib; privacy; terms_; help_; support; download; preferences; settings; in browser; in your browser;
        view online; not you; wasn't me; not me; did not; didn't; report; decline; faq; contact; opt out; opt-out;
        optout; imprint; webversion; order; invoice; deliver_; delivery; parcel; appointment; booking; reservation;
        payment; meeting; participation; rsvp; cookie; survey; review; order confirmation; booking confirmation;
        terms of; manage your; notification preferences; help center; help centre; knowledge base; follow us;
        rate us; donate; your order; confirm order; confirm your order; confirm your booking; confirm booking;
        confirm appointment; confirm attendance; confirm your attendance; confirm reservation; confirm payment;
        confirm delivery; confirm receipt; pay_; invite friend; refer a friend; see details; terms; receipt of;
        basket; checkout; view this; view in; read in browser; read online; view it online; stop these; open our;
        manage; quotation; reply directly; mute; silence; snooze; view thread; view comment; view issue; view alert;
        view member; view bill; pay for; write a; download your; review request; preview; attend_; attending;
        attendance; attendee; cart_; expense; merge request; pull request; timesheet; leave request; time off;
        purchase; go to your; guide; tutorial; handbook; tips; new message; to read it; unread; view your profile
    """,
    undo="""
        cancel; revoke; invalidat; delete the account; delete your account; delete my account; delete this account;
        delete account; deactivat; disable; undo; stop receiving; block th; reject; deny; withdraw; stop this;
        it was not you; report this; lock your account; lock my account; lock account; secure your account;
        secure my account; secure account; erase; close your account; close my account; close account; unsubscrib;
        not me; wasn't me; was not me; not my; report_this; report it; this was not; wasn't requested;
        didn't request; did not request; didn't do this; didn't ask; block; abuse; if this was not you;
        if it was not you; if that was not you; be removed from; removal of; remove me; remove my; deauthori;
        sign out; log out; end this session; end session; revert; roll back; dismiss; trash it; spam it; decline;
        i don't want; don't allow; do not allow; no, it; no, this; no, i; stop alert; discard my; discard account;
        lock it
    """,
    unless="""
        not you; wasn't you; didn't; did not; did *not*; don't want; do not want; do not recogni; don't recogni;
        not recogni; suspicious; unsubscrib; without your; unauthori; not request; not initiate; not authori;
        haven't; have not; if you no longer; no longer wish; no longer want; if it wasn't; if this wasn't;
        not by you; wasn't made by you; was not made by you; not expect; don't know; do not know; someone tried;
        if not,; if not:; otherwise, please; otherwise please; by mistake; in error; mistakenly; received this by;
        unexpected; only if; this isn't; this is not; you weren't; were not you; unrecogni; not made by you;
        you don't think; you do not think; if it isn't; if it is not; not asked; didn't ask; not have asked;
        in case you have not; don't wish; do not wish
    """,
    ignore="""
        ignore; disregard; no action; no further action; nothing to do; nothing will; nothing happens; delete this;
        safely; need not; don't need to do; do not need to do; won't be; will not be; no changes; ignoring;
        no need to; do nothing; discard; not be changed; remain the same; remain unchanged; stay the same;
        take no action; feel free to delete; simply delete; just delete; delete it; delete the; delete that;
        throw away; bin this; can delete; nothing more; forget about; forget this; pay no attention; won't change;
        will not change; no one has been; can skip this; will lapse; lapses; not need to take; remain unaffected;
        you may delete; can be deleted; you can delete; throw it away; just leave; not do anything
    """,
    alert="""
        new sign-in; new login; new device; alert; sign-in from; login from; signed in; was changed;
        has been changed; unusual; sign-in attempt; login attempt; new sign in; security notice; was reset;
        has been reset; were changed; successfully changed; successfully reset; password changed; password was;
        password has been; turned on; switched on; turned off; switched off; is now on; enabled; has been enabled;
        added to your account; was accessed; has been accessed; accessed from; new ip; new location;
        has been disabled; was disabled; was enabled; were enabled; was removed; has been removed; was deleted;
        has been deleted; method added; method removed; email changed; address changed; added to; pushed;
        reset successful; change successful; password updated; updated successfully
    """,
    path_verify="""
        verif; confirm; activat; validat; optin; opt-in; reset; password; recover; register; signup; double; approve;
        authenticate; forgot; restore; unlock; doi_; invitation; invite; accept; ownership; passwd; enable;
        action-token; actiontoken; execute-actions; enroll-account; initiali; complete-registration;
        finish-registration; complete-sign; claim-account; validation; set-pass; setpass; new-pass; pwreset;
        pwd-reset; pwdreset; resetpw; reset-pw; rp_; lostpass; passwort; opt_in; double-opt; enable-account;
        reactivate; re-activate
    """,
    path_object="""
        mail; account; user; regist; signup; sign-up; password; subscri; device; member; customer; owner; invit;
        identity; profile
    """,
    path_sign_in="""
        magic; signin; sign-in; login; log-in; auth; onetime; one-time; otp; session; passwordless; sso; token;
        callback; access; otl; signon; logon; passcode; login-link; loginlink; magiclink; email-login; sesame;
        one_time
    """,
    path_refuse="""
        unsubscri; privacy_; help_; support_; contact_; faq_; download; preferences; orders_; order_; view-online;
        viewonline; webview; view-in; browser; online-version; help-center
    """,
    path_another="""
        cart; basket; checkout; delivery; deliveries; appointment; terms_; renew; renewal; invoice; booking;
        ticket; tickets; survey; claim_; claims_; rsvp; attend; parcel; shipment; payment; reservation; receipt;
        product; products; read_; article; articles; chat; message_; messages; meet_; addr_; shipping; comment;
        comments; comment.php; moderat; feedback; blog_; docs_; posts_; post_; tour_; onboarding; topic_;
        topics_; thread; threads; issue_; issues_; pipelines; jobs_; boards_; discussion; cards_; card_; doc_;
        documents; redeem; voucher; showthread; viewtopic; alerts_; newsletter-archive; letters_; dashboard;
        reports_; report_; quotation; quote_
    """,
    path_undo="""
        cancel; invalidat; revok; delet; deactiv; disabl; declin; reject; remove; unsubscri; denied_; deny_;
        report-abuse; abuse; block_; optout; opt-out; unlink; unverif; invalid; terminate; close-account; unsub_;
        signout; sign-out; logout; log-out; revert; trash_; spam_; cxl
    """,
    units="""
        min; hour; _h_; sec; day; week; month; year; item; people; line; points; users; steps; pages; files; members;
        views; followers; calories; words; characters; seats; tickets; comments; commits; miles; metres; meters; feet;
        credits; coins; stars; records; entries; rows; visitors; readers; customers; orders; downloads; times
    """,
)
