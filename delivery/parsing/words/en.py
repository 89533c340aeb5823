"""What English mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_the_; _and_; _you_; _your_; _this_; _is_; _with_; _my_; _of_",
    code="""
        code_; codes_; _otp_; _pin_; passcode; _2fa_; security key; sign-in number; _token_; these digits; number below;
        number we_; pass code; authorization key; following number; following digits; following characters;
        confirmation code; verification number; authentication number; sign-in pin; temporary password;
        initial password; temp password; starting password; digits below; six digits; access code; the other half;
        these letters; letters below; following letters; these characters; characters below; number above;
        verification key; confirmation key; login key; sign-in key; one-time key; one-off password; one off password;
        single-use password; single use password; temporary access; access number; security digits; login number;
        numeric code; verification digits; temporary code; letter code; digit number; one-time pass; one time pass;
        login token; sign-in token; validation key; verification pin; sign-in passphrase; sign in passphrase;
        login passphrase; one-time phrase
    """,
    before_code="_is_; _are_",
    after_code="_is_; _as_",
    enter="""
        enter; type in; key in; type; paste; copy; confirm with; put in; pop in; use; submit; punch in; copy_; tap in;
        input; fill in; write; punch; insert; provide the
    """,
    enter_after="gets you in; lets you in; will get you in; will let you in",
    other="""
        _order; invoice; customer n; customer id; customer ref; customer:; client id; tracking; shipment; parcel; phone;
        _tel_; _tel.; _call_; _fax_; _zip_; postal; postcode; promo code; promotion code; coupon; voucher; gift code;
        gift card; discount; offer code; referral; reference; ref.; _ref_; ticket; _case_; booking; reservation;
        confirmation number; confirmation no_; account number; ending in; _ends in_; ending with; _card_; iban;
        _version; build_; error code; status code; source code; qr code; qr-code; barcode; product code; item_; _sku_;
        article; area code; country code; dress code; sort code; swift; _vat_; room_; flight; _gate_; _seat_; serial;
        meeting id; case id; transaction; member n; member id; membership; policy; receipt; _total; amount; balance;
        payment; code of; job code; job id; backup codes; recovery codes; vacancy; zip code; postal code; exit code;
        error_; since_; founded; _po box; pickup code; pick-up code; collection code; access code for the door;
        door code; race code; _bib_; invite code; invitation code; postal address; copyright; _ip_; device id; hotline;
        extension; license; _mrn_; student n; student id; meter; contract; discount code; _port_; license key;
        licence key; activation key for; card number; tracking code; booking code; reservation code; ticket code;
        voucher code; redemption code; coupon code; course code; class code; wifi; wi-fi; apt_; street; avenue;
        order number; order no; order id; promo; product key; part number; model; batch; lot number; unit code;
        house code; gate code; airport code; hs code; tariff; color code; colour code; team code; entry code;
        conference pin; meeting pin; authorization code for; authorisation code; authorization code; auth code;
        approval code; user name; username; user id; tariff code; plan code; subscription code; rate code; bank code;
        routing; bic code; branch code; swift code; entry code on; admission; gate pass; exam code; prescription;
        tax code; participant code; candidate code; study code; queue; donation; request number; request no; request id;
        event id; number ending; your friend used; incident; friend used; case number; enquiry; inquiry; patient;
        student number; registration plate; licence plate; license plate; member number; member no; membership no;
        _iata_; _event_; _events_; friends' code; friend code; support code; support pin; service code; service pin;
        caller pin; telephone pin; registration number; place number; waitlist; waiting list; raffle; claim code;
        redeem; wristband; collection number; lucky; guest code; check-in code; locker; punch card; loyalty; pnr;
        wait-list
    """,
    nothing="""
        in order to; in order for; in that case; in case_; in this case; in any case; just in case; in which case;
        this item; is confirmed; been confirmed; is verified; been verified; is activated; been activated;
        are confirmed; successfully; if you did; nothing to confirm; not confirm; no confirmation; not be reactivat;
        not be activat; not be verif; not be confirm; not be reset; _encod; _decod; unicode; episode; hardcode;
        bytecode; shellcode; pseudocode; thanks for confirming; thank you for confirming; thanks for verifying;
        thank you for verifying; thanks for activating; thank you for activating; after confirming; once you confirm;
        code review; notice confirms; to confirm your registration to the; or someone else; or somebody else;
        happy to confirm; pleased to confirm; we confirm; this confirms; gift card; follow this; follow the; as follows;
        following; email verified; address verified; account verified; account activated; email confirmed;
        address confirmed; subscription confirmed; _approved_; now verified; now confirmed; now active_; now activated;
        identity documents; order confirmed; booking confirmed; you are verified; you're verified; already verified;
        already confirmed; to confirm that the password; confirm that your password; is to confirm; confirming that;
        if you or someone; this link in your browser; link in your browser; link in a browser; into your browser;
        login was successful; verification complete; _blocked_; was validated; been validated; password help;
        password assistance; password hint; been unlocked; was unlocked; is unlocked
    """,
    elsewhere="""
        in the basket; your basket; code per customer; for the course; _checkout; % off; coupon; discount; promo;
        voucher; booking; reservation; pickup; pick-up; redeem; parcel; your order; check-in desk; flash sale;
        your next purchase; shop now; pick up; collect_; in store; in-store; the clerk; the counter; the till;
        check-in 20; check-in:; get directions; waitlist; waiting list
    """,
    meeting="""
        meeting; join by phone; join with; more phone numbers; dial-in; webinar; zoom; conference; join online; dial +;
        dial in; dial:; recording
    """,
    notice="""
        mentioned you; replied in; new reply; new discussion; started a discussion; assigned to you;
        changed the status; liked your; reacted to; started following; now follows; followed you; new follower;
        your digest; daily digest; weekly digest; latest topics; recent activity; new message from; new messages on;
        sent you a message; sent you a direct; view conversation; open thread; view comment; view post; view topic;
        view discussion; view thread; view task; view issue; view ticket; pull request; merge request;
        awaiting approval; awaiting moderation; approve or reject; export is ready; import is ready;
        ready to download; ready for download; shared with you; due date; tagged you; left a comment; added a comment;
        commented; comment from; answered your; new answer; read the answers; see the note; reply in; messaged you;
        wrote to you; sent a message in; popular topics; popular conversations; top posts; you missed; this week in;
        weekly summary; daily summary; weekly update; round-up; a summary of; latest posts; new notifications;
        given a task; made you the owner; open task; liked a; added you to the document; open document;
        updated the document; moved the card; changed status; updated your request; new update on; go to my request;
        view request; needs your review; needs your approval; waiting for a moderator; waiting for review;
        for moderation; in the moderation queue; approve or deny; approve or decline; archive you asked; your archive;
        data export; data you requested; report is ready; get my archive; import has; change your registration;
        confirm you're coming; confirm your attendance; will you be there; confirm that you will attend;
        thanks for voting; your vote; poll results; poll closes; edit your response; your response to;
        on the waitlist; on the waiting list; leave the waitlist; from the waitlist; claim your ticket;
        claim your spot; claim your seat; domain was validated; replied to you; replied to a_; has replied;
        have replied; replied on; replied:; assigned a task; you're registered for; you are registered for; recap_;
        export you requested; new comment_; new comments on your; new post in; new post:; new post by @;
        been mentioned; was mentioned; tasks are; is overdue; are overdue; my tasks; in moderation;
        comment is waiting; comments are waiting; comment awaits; view reply; view answer; view response; posted a_;
        from todo; from to do; shared a file; shared a doc; shared a folder; shared a note; shared a link;
        shared a board; shared a page; shared a design; shared a calendar; shared a list; shared an; shared “;
        has shared the; shared a photo; assigned you to; assigned you a t; assigned you an i; assigned you “;
        your question got; got an answer; accept this answer; accept answer; uploaded; browse files;
        accepted your invit; joined your team; joined your workspace; joined your group; manage registration;
        manage your registration; read message; sent you a file; new replies to; new replies in; new response_;
        posted in_; issue #; task #; due on; seat has opened; place has opened; spot has opened; updated by_;
        mentioned in_; following you; you're following; you are following; you're watching; you are watching;
        unread message; unread notif; replied to “; replied to "; awaiting your approval; waiting for your approval;
        waiting for approval; invited you to edit; invited you to view; invited you to comment; review and sign;
        sign the document; sign document; signature request; has been signed
    """,
    handing="""
        courier; your driver; delivery agent; delivery person; locker; collect your; at the door; handing over;
        show this code; give this code; to the driver; to the rider; pick up your; pickup; hand over
    """,
    topic="""
        verif; authent; two-factor; two-step; 2-step; one-time; one time; sign in; sign-in; signing in; log in; log-in;
        login; logging in; security; sign up; regist; password; new device; identity; activat; confirm; one-off;
        authori; unlock
    """,
    verify="""
        complete the change; complete this change; renew account; renew my account; renew your account; _initiali;
        finish the setup; complete the setup; verif; confirm; _activat; validat; finish setting up; finish creating;
        it's me; it was me; complete setup; reactivat; unlock; authenticate; opt in; opt-in; authorize; authorise;
        subscribe me; yes, subscribe; join organi; join project; accept_; it is my; i am in; join now; yes, sign me;
        yes, please; yes, i; get back into; allow this; allow sign; allow the; bring back; prove_; proving;
        sign me up; i want to subscribe; i want the newsletter; add me; count me in; start my subscription;
        set up your profile; account linking; update your account; account update; trust; proven; wake; stay with;
        approv; was that you; is this you; sent you an invitation; invitation to join; invites you to; invited by;
        finalize; finalise; continue creating; continue setting; complete the process; complete this process;
        complete the change; complete the email; take ownership; own this address; belongs to you; really belong;
        is really you; it's really you; re-enable; re-activat; start using the service; get started with your;
        enrol your; enroll your; link your existing; add passwordless; allow device; register device; keep receiving;
        yes, keep; stay subscribed; activation link; invitation link; been invited to; was you_; is you_; 's you_;
        this is my; yes, this is me; join the team; join the group; join team; join group; join your team;
        join the workspace; join workspace; set up account; set up my account; set up your account; create account;
        create my account; create your account; create an account; complete registration; complete your registration;
        complete the registration; complete my registration; complete sign; complete your sign; complete the sign;
        finish sign; finish your regist; finish the regist; finish regist; continue registration;
        continue your regist; continue the regist; continue your sign; continue signing; invited to join;
        invited you to join; complete account; complete your account; finish your account; finish the account;
        claim your account; claim account; claim my account; link your account; link account; keep account;
        keep your account; keep my account; _delete your account?; _delete account?; proceed with your regist;
        proceed with regist; proceed with the regist; proceed to create; _unsubscribe request;
        _request to unsubscribe; _unsubscription; _unsubscribe confirmation; _account removal on_;
        _account closure request; _account deletion request; _account removal request
    """,
    reset="""
        reset; recover; choose a new; choose new; pick a new; forgot; restore your; regain access; set your pass;
        password link; set a new; set your new; set up a new; retrieve your password; password retrieval; restore acc;
        create your new
    """,
    password="password; passphrase; passcode; login details; credentials; your access",
    change="""
        changing; _change; _set_; setting up; choose; choosing; create; creating; pick a; picking; _update; updating;
        reset; recover; renew; _new_; restore; forgot; lost_; regain; setup_; replac
    """,
    sign_in="""
        sign in; sign-in; log in; login link; magic link; log me in; _login_; signin; sign me in; sign you in;
        log you in; logging in; one-time link; access link; one-click; passwordless; instant access; login to;
        continue to; no password; without a password; without password; without your password; no need for a password;
        you're in_; finish logging; want back in; gets you in; lets you in; get back in; straight in; log yourself in;
        logs you in; sign yourself in; signs you in; single-use link; single use link; one time link; one-time login;
        one time login; one-time sign; log on to; logon link; sign-on link; access your account; secure link;
        log-in link; open your account
    """,
    object="""
        mail; account; your address; registration; identity; subscription; profile; device; sign-up; signup; password;
        sign-in; membership; username; this address; newsletter; invitation; ownership; wallet; passcode; user name;
        user id; team; workspace; login; log-in; your user; sign up; credentials
    """,
    place="""
        docs_; community; forum; blog; documentation; github; medium; x.com; slack; discord; mastodon; reddit;
        pinterest; threads; bluesky; open in; facebook; twitter; instagram; linkedin; linked in; youtube; tiktok;
        whatsapp; telegram; app-store; google play; appstore; home page; homepage; visit our; shop_; go to our;
        activity; buy_; sale; deals; see the; see your; status page; track; feedback; upgrade; read more; learn more;
        pricing; website; terms; store; follow us; follow @; follow me; follow our; renew; share; onboarding; tour_;
        dashboard
    """,
    refuse="""
        unsubscrib; privacy; terms_; help_; support; download; preferences; settings; in browser; in your browser;
        view online; not you; wasn't me; not me; did not; didn't; report; decline; faq; contact; opt out; opt-out;
        optout; imprint; webversion; order; invoice; deliver_; delivery; parcel; appointment; booking; reservation;
        payment; meeting; participation; rsvp; cookie; survey; review; order confirmation; booking confirmation;
        terms of; manage your; notification preferences; help center; help centre; knowledge base; follow us; rate us;
        donate; your order; confirm order; confirm your order; confirm your booking; confirm booking;
        confirm appointment; confirm attendance; confirm your attendance; confirm reservation; confirm payment;
        confirm delivery; confirm receipt; pay_; invite friend; refer a friend; see details; terms; receipt of; basket;
        checkout; view this; view in; read in browser; read online; view it online; stop these; open our; manage;
        quotation; reply directly; mute; silence; snooze; view thread; view comment; view issue; view alert;
        view member; view bill; pay for; write a; download your; review request; preview; attend_; attending;
        attendance; attendee; cart_; expense; merge request; pull request; timesheet; leave request; time off; purchase;
        go to your; guide; tutorial; handbook; tips; new message; to read it; unread; view your profile;
        activate your plan; activate plan; activate my plan; trial ends; trial is ending; trial expires
    """,
    undo="""
        cancel; revoke; invalidat; delete the account; delete your account; delete my account; delete this account;
        delete account; deactivat; disable; undo; stop receiving; reject; deny; withdraw; stop this; it was not you;
        lock your account; lock my account; lock account; secure your account; secure my account; secure account; erase;
        close my account; close account; unsubscrib; not me; wasn't me; not my; report it; this was not;
        wasn't requested; didn't request; did not request; didn't do this; didn't ask; block; abuse;
        if that was not you; be removed from; removal of; remove me; remove my; deauthori; sign out; log out;
        end this session; end session; revert; roll back; dismiss; trash it; spam it; decline; i don't want;
        don't allow; do not allow; no, it; no, this; no, i; stop alert; discard my; discard account; lock it;
        account closure; account removal; account cancellation; deletion request; request to delete; deletion;
        asked us to close; close your; closure; want to leave; leave the list; leave the workspace; be erased;
        taken off our; unsubscrip; removing your; remove your account; remove the account; terminate; termination;
        end my membership; end your membership; opt out; opt-out; account removal on_; account closure request;
        account deletion request; account removal request; delete your account?; delete account?; unsubscribe request;
        request to unsubscribe; unsubscription; unsubscribe confirmation
    """,
    unless="""
        not you; wasn't you; didn't; did not; did *not*; don't want; do not want; don't recogni; not recogni;
        suspicious; unsubscrib; without your; unauthori; not request; not initiate; not authori; haven't; have not;
        if you no longer; no longer wish; no longer want; if it wasn't; if this wasn't; not by you; wasn't made by you;
        not expect; don't know; do not know; someone tried; if not,; if not:; otherwise, please; otherwise please;
        by mistake; in error; mistakenly; received this by; unexpected; only if; this isn't; this is not; you weren't;
        unrecogni; not made by you; you don't think; you do not think; if it isn't; if it is not; not asked;
        not have asked; don't wish; do not wish
    """,
    ignore="""
        ignore; disregard; no action; nothing to do; nothing will; nothing happens; delete this; need not;
        don't need to do; do not need to do; ignoring; no need to; do nothing; not be changed; remain the same;
        remain unchanged; stay the same; feel free to delete; simply delete; just delete; throw away; bin this;
        can delete; forget about; forget this; pay no attention; won't change; will not change; no one has been;
        can skip this; will lapse; lapses; not need to take; remain unaffected; you may delete; can be deleted;
        throw it away; just leave; not do anything; won't be ch; won't be cr; won't be ac; won't be ad; won't be s;
        will not be ch; will not be cr; will not be ac; will not be ad; will not be s; delete the e; delete the m;
        discard th; safely ign; safely del; safely dis; nothing more to; no changes will; delete it_; delete that e;
        delete that m
    """,
    alert="""
        new sign-in; new login; new device; alert; sign-in from; login from; signed in; unusual; sign-in attempt;
        login attempt; new sign in; security notice; were changed; successfully changed; successfully reset;
        password changed; password was; password has been; turned on; switched on; turned off; switched off; is now on;
        enabled; accessed from; new ip; new location; method added; method removed; email changed; address changed;
        added to; pushed; password updated; updated successfully; someone tried to sign; someone tried to log;
        someone is trying; tried to sign in; tried to log in; we blocked a; failed sign-in; failed log; reset success;
        change success; was just changed; profile was; profile has been; your address was; your email was; we noticed a;
        successfully updated; has been disabled; was disabled; has been removed; was removed; was deleted;
        has been deleted; was accessed; has been accessed; was changed; has been changed; was reset; has been reset;
        was updated; has been updated; updated!; been removed from; removed you from
    """,
    path_verify="""
        verif; confirm; activat; validat; optin; opt-in; reset; password; recover; register; signup; double; approve;
        authenticate; forgot; restore; unlock; doi_; invitation; invite; accept; ownership; passwd; enable;
        action-token; actiontoken; execute-actions; enroll-account; initiali; complete-registration;
        finish-registration; complete-sign; claim-account; validation; set-pass; setpass; new-pass; pwreset; pwd-reset;
        pwdreset; resetpw; reset-pw; rp_; lostpass; passwort; opt_in; double-opt; enable-account; reactivate;
        re-activate
    """,
    path_object="""
        mail; account; user; regist; signup; sign-up; password; subscri; device; member; customer; owner; invit;
        identity; profile
    """,
    path_sign_in="""
        magic; signin; sign-in; login; log-in; auth; onetime; one-time; otp; session; passwordless; sso; token;
        callback; access; otl; signon; logon; passcode; login-link; loginlink; magiclink; email-login; sesame; one_time
    """,
    path_refuse="""
        unsubscri; privacy_; help_; support_; contact_; faq_; download; preferences; orders_; order_; view-online;
        viewonline; webview; view-in; browser; online-version; help-center
    """,
    path_another="""
        cart; basket; checkout; delivery; deliveries; appointment; terms_; renew; renewal; invoice; booking;
        ticket; tickets; survey; claim_; claims_; rsvp; attend; parcel; shipment; payment; reservation; receipt;
        product; products; meet_; addr_; shipping; comment; comments; comment.php; moderat; feedback; redeem;
        voucher; quotation; quote_; addresses_; shipping-address; delivery-address; address-book
    """,
    path_page="""
        chat; message_; messages; blog_; docs_; posts_; post_; tour_; onboarding; topic_; topics_; thread;
        threads; issue_; issues_; pipelines; jobs_; boards_; discussion; cards_; card_; doc_; documents;
        alerts_; newsletter-archive; letters_; dashboard; reports_; report_; read_; article; articles;
        showthread; viewtopic
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
