"""What Finnish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_ja_; _on_; _ei_; _se_; _tämä_; _sinun_; _että_; _voit_; _ole_; _kun_; _tai_",
    code="""
        koodi; vahvistuskoodi; kertakäyttö; turvakoodi; tunnusluku; pin-koodi; tunnistuskoodi; kirjautumiskoodi;
        nämä numerot; seuraavat numerot; alla oleva numero; numerosarja; avainluku; kertakoodi; kertasalasana;
        seuraava numero; nämä merkit; aktivointiavain; väliaikainen salasana; alustava salasana; tilapäinen salasana
    """,
    before_code="_on_",
    after_code="_on_",
    enter="""
        syötä_; kirjoita; anna koodi; anna seuraava; anna alla; näppäile; käytä_; syöttä; kirjoitta; näppäil; käyttä;
        antamalla; syötä; kopioi; liitä; naputtele
    """,
    other="""
        tilausnumero; tilaus; lasku; asiakasnumero; lähetys; seuranta; paketti; puhelin; _puh; _p._; postinumero;
        alennuskoodi; alennus; kampanjakoodi; tarjouskoodi; lahjakortti; lahjakoodi; kuponki; viitenumero; viite;
        varaus; varauskoodi; varausnumero; tilinumero; päättyvä; päättyy; kortti; kortin; virhekoodi; lähdekoodi;
        qr-koodi; viivakoodi; tuotekoodi; tuotenumero; tuote; huone; lento; paikka; sarjanumero; sopimus; jäsennumero;
        vakuutus; kuitti; summa; yhteensä; saldo; noutokoodi; nouto; maakoodi; maatunnus; suuntanumero; kutsukoodi;
        ovikoodi; varakoodit; palautuskoodit; y-tunnus; alv; iban; tapausnumero; lisenssi; wifi; versio; lippu;
        rekisterinumero; valtuutuskoodi; varmennusnumero; käyttäjätunnus; käyttäjänimi; tunnus:; tunnuksesi; hinnasto;
        liittymäkoodi; tariffi; sopimuskoodi; pakettikoodi; tilauskoodi; pankkikoodi; bic-koodi; swift-koodi;
        pankin koodi; sisäänpääsy; pääsykoodi:; lipun; pääsylip; asianumero; resepti; pyyntönumero; tiketti;
        tapahtuma-id
    """,
    nothing="ei tarvitse vahvist; vahvistaa mitään; tarvitse vahvistaa",
    elsewhere="alennus; kuponki; lahjakortti; varaus; nouto; kassalla; noude; myymäl; liikkeessä",
    meeting="videoneuvottelu; neuvottelu; kokou; palaver; tapaami",
    handing="kuljettaja; lähetti; pakettiautomaat; noutopiste; kuriiri",
    topic="""
        vahvist; kertakäyt; kirjaud; kirjautu; turvalli; salasana; rekister; aktivoi; kaksivaihe; tunnist;
        henkilöllisyy; varment; tili_
    """,
    verify="""
        viimeistele alust; käyttäjän alust;
        vahvist; varmenn; varmist; aktivoi; hyväksy; viimeistele; rekisteröinti loppuun; rekisteröitymi; ota käyttöön;
        hyväksy kutsu; kutsun hyväksy; avaa lukitus; kyllä, se olin minä; se olin minä; minä se olin;
        uudelleenaktivoi; luo tili; liity; todenna; tunnistaudu; kyllä, haluan; tilaa uutiskirje; kyllä,;
        tämä on minun; avaa tili; poista lukitus; lukituksen poisto; vapauta; tämä on osoitteeni; on osoitteeni;
        salli; kyllä, tilaan; tilaan uutiskirjeen; todist; tilaa minulle; haluan tilata; liitä minut; tilaan;
        lisää minut; luo tilisi; luoda tili; ota tili käyttöön; luo käyttäjätili; perusta tili; linkitä; yhdistä tili;
        yhdistää tili; päivitä tili; päivittää tili; säilytä tili; pidä tili; luota; jos se olit sinä;
        jos se olet sinä; jos tämä olit sinä; oletko se sinä
    """,
    reset="""
        nollaa; nollat; uusi salasana; uuden salasanan; uudelle salasanalle; vaihda salasana; vaihtaa salasana;
        vaihtaaksesi; salasanan vaihto; salasanan vaihta; muuta salasana; muuttaa salasana; aseta salasana; asettaa;
        aseta uusi; aseta uud; asettaaksesi; palauta; palautt; salasanan palaut; salasanan nollaa; luo salasana;
        luo uusi; luoda; valitse salasana; valitse uusi; valita; unohtu; unohdit; unohtunut; päivitä salasana;
        salasanan aset; salasana uudelleen; salasanasi uudelleen; salasanan muut; pääsy takaisin; pääsyn takaisin
    """,
    password="salasana; tunnukset; pääsy tilil",
    change="""
        vaihda; vaihta; vaihto; muut; aset; palaut; nolla; luo_; luoda; luomi; valit; uusi; uuden; uudelle; unoht;
        päivit; uudist; määrit
    """,
    sign_in="""
        kirjaudu; kirjautua; kirjautumis; kirjautumaan; kirjautuaksesi; sisäänkirjaut; taikalinkki; kertakirjaut;
        login; ilman salasanaa; salasanatta
    """,
    object="""
        tili_; tilisi; tilin; tiliä; sähköposti; osoite; osoittee; rekisteröinti; tilaus; uutiskirje; salasana;
        profiili; käyttäj; henkilöllisyy; laite; laittee; kutsu; jäsen; kirjautum
    """,
    place="""
        facebook; lue lisää; katso lisää; verkkosivu; kotisivu; verkkokauppa; kauppaan; blogi; seuraa; jaa_; etusivu;
        vieraile
    """,
    refuse="""
        peruuta tilaus; tietosuoja; ehdot; käyttöehdot; ohje; apua; tuki_; asetuks; asetukset; yhteystie;
        ota yhteyttä; asiakaspalvelu; tilausvahvist; lasku; toimitus; ajanvaraus; varaus; maksu; maksa; kysely;
        arvioi; selaimessa; lataa_; seuraa läh; osallistum; evästeet; uusi tilaus; hallitse; usein kysyt; -asetukset;
        katso selaimessa; avaa selaimessa; näytä selaimessa; tilauksesi; tilauksen tiedot; tilauksen hallinta;
        hallitse tilau; näytä tilaus; katso tilaus
    """,
    undo="""
        peruuta; peru_; peruut; kumoa; mitätöi; poista; hylkää; kieltäy; sulje tili; deaktivoi; passivoi; lopeta;
        en ollut minä; en se ollut; en minä; ilmoita; torju; lukitse; estä tili; estä_
    """,
    unless="""
        et pyytän; et ole pyytän; et ole itse; ette ole; et itse; et se ollut; et ollut; et ole tehnyt; et tehnyt;
        et ole luonut; et luonut; et ole rekister; et rekister; et tunnista; et ole yrittän; et yrittän; et ole tilan;
        vahingossa; erehdyks; jos et,; muussa tapauksessa; muuten; et halua; joku muu; et enää; ette pyytän; etkö se;
        etkö sinä; et sinä; sait tämän; väärälle
    """,
    ignore="""
        ohita; ohittaa; jättää huomio; jätä huomi; huomiotta; huomioimatta; ei tarvitse; ei vaadi; mitään toimen;
        tehdä mitään; toimenpite; poista tämä; poistaa tämän; pysyy; säilyy; ei muutu; ei muuteta; unohda tämä;
        älä tee mitään; poista viesti; poista sähköposti; poistaa viest; poistaa sähköp; voit poistaa; unohtaa tämän
    """,
    alert="""
        uusi kirjautuminen; uusi laite; varoitus; on vaihdettu; on muutettu; vaihdettiin; muutettiin; epätavall;
        epäilyttäv; kirjautumisyritys; on nollattu; hälytys; salasana vaihdettu; salasanasi on; salasana on;
        otettu käyttöön; on käytössä; poistettu käytöstä
    """,
    path_verify="vahvist; aktivoi; salasana; nollaa; rekister; palauta; unohtu",
    path_object="salasana; kayttaja; tili; rekister",
    path_sign_in="kirjaudu; kirjautu",
    path_refuse="asetuks; tilaus_; ehdot; ohje; lasku",
    path_undo="peruuta; poista; peru_; hylkaa",
    units="""
        minuut; min_; tunti; tunnin; sekun; päivä; viikko; viikon; kuukau; vuosi; vuotta; vuoden; euro; kertaa;
        henkilö; kpl; piste; riviä; sivua; käyttäj; jäsen; prosent; paikkaa; km_; askel; t_; h_
    """,
)
