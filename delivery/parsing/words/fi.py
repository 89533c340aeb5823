"""What Finnish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_ja_; _on_; _ei_; _se_; _tämä_; _sinun_; _että_; _voit_; _ole_; _kun_; _tai_",
    code="""
        koodi; vahvistuskoodi; kertakäyttö; turvakoodi; tunnusluku; pin-koodi; tunnistuskoodi; kirjautumiskoodi;
        nämä numerot; seuraavat numerot; alla oleva numero; numerosarja; avainluku; kertakoodi; kertasalasana;
        seuraava numero; nämä merkit; aktivointiavain; väliaikainen salasana; alustava salasana; tilapäinen salasana;
        kertatunnusluku; tunnuslukusi; otp_; vahvistusnumero; numerot alla; alla olevat numerot; väliaikaisen salasanan;
        kertakäyttösalasana; kirjautumistunnus:; nämä luvut; seuraava koodi; alla oleva koodi; varmennuskoodi;
        tarkistuskoodi; salainen koodi; rekisteröintikoodi; varmistuskoodi; varmistusnumero; aktivointikoodi;
        kertaluonteinen; tunnistautumiskoodi; pääsykoodi; kirjautumisnumero; todennuskoodi
    """,
    before_code="_on_; _on seuraava",
    after_code="_on_",
    enter="""
        syötä_; kirjoita; anna koodi; anna seuraava; anna alla; näppäile; käytä_; syöttä; kirjoitta; näppäil; käyttä;
        antamalla; syötä; kopioi; liitä; naputtele; näppäilemällä; syöttämällä; syötät; kirjoittamalla; anna se;
        annettava
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
        tapahtuma-id; osallistujanumero; lahjoitusnumero; seurantakoodi; lähetysnumero; varakoodi; henkilöstönumero;
        kurssikoodi; oven koodi; ovi_; kaappi; mittari; laskunumero; tilausnro; tuotenro; putki; ilmoittautumisnumero;
        jonotusnumero; vuoronumero; kilpailunumero; lähtönumero; arpanumero; lunastuskoodi; lippukoodi; jäsenkoodi;
        tukikoodi; tuki-pin; palvelukoodi; lahjakorttikoodi; jonotuslista
    """,
    nothing="""
        ei tarvitse vahvist; vahvistaa mitään; tarvitse vahvistaa; on aktivoitu; on vahvistettu; on varmennettu;
        on varmistettu; on hyväksytty; on nyt vahvistettu; aktivointi pyyntö; aktivointipyyntö; vahvistamme;
        jo vahvistettu; tili aktivoitu; kirjautuminen ei toimi; hyväksyi tilisi; on hyväksynyt; aktivoi tilisi_;
        on lukittu; on lukittunut; lukittiin; on estetty; on suljettu väliaik; tai joku muu; tai jokin toinen;
        tai joku toinen; on nyt aktiivinen; on nyt käytössä; vahvistettu onnistuneesti; osoite vahvistettu;
        tilisi on hyväksytty; lukitus on avattu; lukitus on poistettu; rekisteröityminen onnistui; apua salasanaan;
        salasana-apu; apua kirjautumiseen; rekisteröityminen on valmis; ilmoittautuminen on valmis;
        rekisteröinti on valmis
    """,
    elsewhere="""
        alennus; kuponki; lahjakortti; varaus; nouto; kassalla; noude; myymäl; liikkeessä; lunasta; jonotuslista
    """,
    meeting="videoneuvottelu; neuvottelu; kokou; palaver; tapaami; -kokous; -palaveri; -neuvottelu; -kokoukse",
    notice="""
        mainitsi sinut; mainitsi teidät; sinut mainittiin; on maininnut; maininta; on kommentoinut; kommentissa;
        vastasi viestiisi; vastasi julkaisuusi; vastasi kommenttiisi; vastasi sinulle; vastasi aiheeseen;
        on vastannut; uusi vastaus; uusia vastauksia; on julkaissut; uusi aihe; viimeisimmät aiheet; suositut aiheet;
        uusi viesti käyttäjältä; uusi viesti kesk; lähetti sinulle viestin; on lähettänyt sinulle viestin; lukemat;
        annettu tehtävä; annettiin tehtävä; määräsi sinulle; uusi tehtävä; sinulle osoitettu; osoitettiin sinulle;
        osoitti sinulle; määräpäivä; eräpäivä; tykkäsi; seuraa sinua; alkoi seurata; uusi seuraaja; uusia seuraajia;
        jakoi kansion; jakoi sinulle; jakoi tiedoston; jakoi asiakirjan; jakanut sinulle; jakanut kanssasi;
        jakoi kanssasi; on jakanut; tila muuttui; tila vaihtui; tilaksi vaihdettiin; tila on muuttunut;
        tilaa muutettiin; viikon kooste; päivän kooste; viikkokooste; päivittäinen kooste; viikoittainen kooste;
        koosteesi; tätä on tapahtunut; mitä olet missannut; avaa keskustelu; näytä keskustelu; siirry keskusteluun;
        katso keskustelu; näytä kommentti; katso kommentti; lue kommentti; näytä julkaisu; katso julkaisu;
        lue julkaisu; näytä aihe; siirry aiheeseen; näytä ketju; siirry ketjuun; näytä tehtävä; avaa tehtävä;
        katso tehtävä; näytä tiketti; näytä pyyntö; tukipyyntösi; tukipyyntö #; tehtävä #; pull request; pull-request;
        merge request; julkaisu odottaa; kommentti odottaa; viesti odottaa; odottaa moderoin; odottaa tarkist;
        hyväksy tai hylkää; hyväksyä tai hylätä; vienti on valmis; vientitiedosto; tietojen vienti;
        valmis ladattavaksi; valmiina ladattavaksi; raportti on valmis; tuonti on valmis; osallistumisesi;
        ilmoittautumisesi; ilmoittautumisnumero; ilmoittautumista; vastauksesi on tallennettu; muuttaa vastaustasi;
        muokkaa vastausta; äänestys; äänesi; jonotuslista; jonotusnumero; odotuslista; siirsi kortin;
        viikon yhteenveto; päivän yhteenveto; sinulla on uusia viestejä; tapahtumaan ilmoit;
        olet ilmoittautunut tapahtumaan; olet ilmoittautunut kurssille; uusia kommentteja jul; uusi julkaisu ryhm;
        uusi julkaisu:; julkaisi ryhm; julkaisi uuden; näytä vastaus; katso vastaus; kirjoitti:; myöhässä; tehtäväni;
        reagoi viesti; kommentoi_; on vastattu; hyväksy vastaus; latasi tiedosto; lisäsi tiedosto; näytä tiedosto;
        hyväksyi kutsusi; liittyi tiimiisi; liittyi ryhmääsi; näytä jäsenet; hallitse ilmoittautumista; lue viesti;
        uusi kommentti_; allekirjoitettavaksi; allekirjoita asiakirja; allekirjoituspyyntö
    """,
    handing="kuljettaja; lähetti; pakettiautomaat; noutopiste; kuriiri",
    topic="""
        vahvist; kertakäyt; kirjaud; kirjautu; turvalli; salasana; rekister; aktivoi; kaksivaihe; tunnist;
        henkilöllisyy; varment; tili_
    """,
    verify="""
        viimeistele alust; käyttäjän alust; vahvist; varmenn; varmist; aktivoi; hyväksy; viimeistele;
        rekisteröinti loppuun; rekisteröitymi; ota käyttöön; hyväksy kutsu; kutsun hyväksy; avaa lukitus;
        kyllä, se olin minä; se olin minä; minä se olin; uudelleenaktivoi; luo tili; liity; todenna; tunnistaudu;
        kyllä, haluan; tilaa uutiskirje; kyllä,; tämä on minun; avaa tili; poista lukitus; lukituksen poisto; vapauta;
        tämä on osoitteeni; on osoitteeni; salli; kyllä, tilaan; tilaan uutiskirjeen; todist; tilaa minulle;
        haluan tilata; liitä minut; tilaan; lisää minut; luo tilisi; luoda tili; ota tili käyttöön; luo käyttäjätili;
        perusta tili; linkitä; yhdistä tili; yhdistää tili; päivitä tili; päivittää tili; säilytä tili; pidä tili;
        luota; jos se olit sinä; jos se olet sinä; jos tämä olit sinä; oletko se sinä; linkittä; tilien linkit;
        varmennus; varmenne; varmistus; varmistuslinkki; vahvistusohje; aktivointi; aktivoida; rekisteröidy;
        rekisteröityminen; rekisteröinnin; kutsuttu liittymään; hyväksyä; kutsun vastaan; ota kutsu; avaa lukit;
        poistaaksesi lukituksen; lukituksen poist; poista tilin lukitus; poista tilisi lukitus; poista tilini lukitus;
        poista käyttäjätunnukseni lukitus; tunnuksesi lukitus; poista käyttäjätilin lukitus; lukituksen avaa;
        muutos astuu voimaan; osoitteen muutos; muutoksen vahvist; vaihda osoite; viimeistellä; viimeistelläksesi;
        suorita loppuun; luo käyttäjä; luo tunnus; luoda tunnus; perustaa tilin; onko osoite oikein; osoite on oikein;
        kuuluu sinulle; kyllä, se on; pitää paikkansa; salli kirjautuminen; anna lupa; jos näin on; jos tämä on oikein;
        jos se on oikein; aktivoi tili; salli pääsy; anna pääsy; vahvistuslinkki; aktivointilinkki; rekisteröitymisen;
        rekisteröinnin loppuun; määritä tilisi loppuun; osoite kuuluu; kuuluu minulle; todella kuuluu; tarkista osoite;
        avaa tilisi; liity tiimiin; liity ryhmään; hyväksyn; muutoksen hyväk; ota vastaan; vahvistaaksesi;
        vahvistamiseen; vahvistamiseksi; varmistaaksesi; liittyäksesi; liittyä organisaatio; osoite on sinun;
        osoite on olemassa; osoite on toimiva; tilin päivittäm; ei ole vielä käytössä; ota se käyttöön; ottaa käyttöön;
        otat tilin käyttöön; _poistetaanko tili; _tilin poisto; _tilin poistaminen; _tilin poistamisen;
        _tilisi poistaminen; _tilisi poistamisen; _poista tili_; _poista tilisi; _tilin sulkeminen; _tilin sulkemisen;
        _käyttäjätilin poistaminen; _käyttäjätilin poisto; _käyttäjätilin poistamisen; _uutiskirjeen perumi;
        _uutiskirjeen peruut; _vahvista peruutus; _vahvista peruminen; _tilauksen perumi
    """,
    reset="""
        nollaa; nollat; uusi salasana; uuden salasanan; uudelle salasanalle; vaihda salasana; vaihtaa salasana;
        vaihtaaksesi; salasanan vaihto; salasanan vaihta; muuta salasana; muuttaa salasana; aseta salasana; aseta uusi;
        aseta uud; asettaaksesi; palauta; palautt; salasanan palaut; salasanan nollaa; luo salasana; luo uusi;
        valitse salasana; valitse uusi; unohtu; unohdit; unohtunut; päivitä salasana; salasanan aset;
        salasana uudelleen; salasanasi uudelleen; salasanan muut; pääsy takaisin; pääsyn takaisin; salasanan uusimi;
        uusia salasana; uusimissähköposti; uusimislinkki; vaihtamaan salasana; vaihdat salasanan; palauttaa salasana;
        valitaksesi salasana; valitsemaan salasana; määritä salasana; määrittää salasana; määrittääksesi; aseta oma;
        oma salasana; luomaan salasanan; unohtunut salasana; unohditko; salasanalinkki; salasanasi on unohtunut;
        nollaaminen; salasanan resetoi; resetoi; salasanasi vaihtami; salasanan vaihtami; luot uuden; salasanan luom;
        salasanan valin; salasanaa ei; palautuslinkki; nollauslinkki; tilin palaut; pääsyn palaut; unohtuiko;
        unohtunut tunnus
    """,
    password="salasana; tunnukset; pääsy tilil; kirjautumistiedo",
    change="""
        vaihda; vaihta; vaihto; muut; aset; palaut; nolla; luo_; luoda; luomi; valit; uusi; uuden; uudelle; unoht;
        päivit; uudist; määrit; uusia; uusimi; uusit; muutok; muuta_; muuttaa
    """,
    sign_in="""
        kirjaudu; kirjautua; kirjautumis; kirjautumaan; kirjautuaksesi; sisäänkirjaut; taikalinkki; kertakirjaut; login;
        ilman salasanaa; salasanatta; kirjautumislinkki; automaattisesti sisään; kirjaa sinut; ilman salasanan;
        olet sisällä; pääset sisään; pääset palveluun; pääset tilillesi; pääset kirjautumaan
    """,
    object="""
        tili_; tilisi; tilin; tiliä; sähköposti; osoite; osoittee; rekisteröinti; tilaus; uutiskirje; salasana;
        profiili; käyttäj; henkilöllisyy; laite; laittee; kutsu; jäsen; kirjautum; tiimi; ryhmä; ryhmää; projekti;
        organisaatio; lista; tunnus; tunnuksen; tunnukse; tietosi; kirjautumistie; kalenteri; sivusto; kutsuttu; kutsui;
        ryhmään
    """,
    place="""
        facebook; lue lisää; katso lisää; verkkosivu; kotisivu; verkkokauppa; kauppaan; blogi; seuraa; jaa_; etusivu;
        vieraile
    """,
    refuse="""
        peruuta tilaus; tietosuoja; ehdot; käyttöehdot; apua; tuki_; asetuks; asetukset; yhteystie; ota yhteyttä;
        asiakaspalvelu; tilausvahvist; lasku; toimitus; ajanvaraus; varaus; maksu; maksa; kysely; arvioi; selaimessa;
        lataa_; seuraa läh; osallistum; evästeet; uusi tilaus; hallitse; usein kysyt; -asetukset; katso selaimessa;
        avaa selaimessa; näytä selaimessa; tilauksesi; tilauksen tiedot; tilauksen hallinta; hallitse tilau;
        näytä tilaus; katso tilaus; uusi kommentti; kommentti odottaa; moderoi; äänestä; äänestys; lahjoitus; muistutus;
        allekirjoit; työpaikk; jonotus; vahvista paikka; vahvista aika; tiketti; tilauksen seuranta; haluaa liittyä;
        jäsenpyyntö; katso pyyntö; toimitusosoit; laskutusosoit; virhe #; kurssi; tapahtuma; työpaja;
        odottaa hyväksyntääsi; ohje_; ohjekeskus; ohjesivu; käyttöohje; tukisivu; maksutieto; osallistumis; lue lisää
    """,
    undo="""
        peruuta; peru_; peruut; kumoa; mitätöi; poista; hylkää; kieltäy; sulje tili; deaktivoi; passivoi; lopeta;
        en ollut minä; en se ollut; en minä; ilmoita; torju; lukitse; estä tili; estä_; tilauksen perumi; perumi;
        peruminen; roskakor; roskapostiksi; poistaminen; estä pääsy; kaikki istunnot; suojaa tili; suojaa tilisi; evää;
        poistetaan; kiellä; irtisano; lopettaminen; tilin poisto; tilin poistamine; tilin poistami; poistamise;
        poistoon; tilin sulkemi; sulkeminen; sulkemista; sulkea tili; tili suljetaan; tilin lopett; lopettaa; lopetus;
        peruutus; peruuttaa; perua; irtisanomi; tilauksen lopet; jäsenyyden päätt; eroami; eroa_; poistu listalta;
        pyytänyt poistamaan; poistamaan tilisi; poistat; mitätöint; hävit; poistetaanko; tilin poistaminen;
        tilin poistamisen; tilisi poistaminen; tilisi poistamisen; poista tili_; poista tilisi; tilin sulkeminen;
        tilin sulkemisen; poistetaanko tili; käyttäjätilin poistaminen; käyttäjätilin poisto; käyttäjätilin poistamisen;
        uutiskirjeen perumi; uutiskirjeen peruut; vahvista peruutus; vahvista peruminen
    """,
    unless="""
        et pyytän; et ole pyytän; et ole itse; ette ole; et itse; et se ollut; et ollut; et ole tehnyt; et tehnyt;
        et ole luonut; et luonut; et ole rekister; et rekister; et tunnista; et ole yrittän; et yrittän; et ole tilan;
        vahingossa; erehdyks; jos et,; muussa tapauksessa; muuten; et halua; et enää; ette pyytän; etkö se; etkö sinä;
        et sinä; sait tämän; väärälle; et tehny; ellet; et ole tietoinen; et halunnut; et kuulu; ei kuulu sinulle;
        et ole aloittanut; et aloittanut; et vaihtanut; et muuttanut; virhe_; oli virhe; et odottanut; erehdyksessä;
        ilman lupaasi; ei ole sinun; ei ole sinulle; et halua liittyä; et halua linkittää; et halua vaihtaa; jos et ole;
        jos et luonut; etkö tehnyt; etkö ole; jos ei,; jos se et ollut
    """,
    ignore="""
        ohita; ohittaa; jättää huomio; jätä huomi; huomiotta; huomioimatta; ei tarvitse; ei vaadi; mitään toimen;
        tehdä mitään; toimenpite; poista tämä; poistaa tämän; pysyy; säilyy; ei muutu; ei muuteta; unohda tämä;
        älä tee mitään; poista viesti; poista sähköposti; poistaa viest; poistaa sähköp; voit poistaa; unohtaa tämän;
        älä välitä; olla välittämättä; ei tarvitse välittää; reagoimatta; tuhota sen; jätä viesti; jättää tämän;
        voidaan jättää; voit ohittaa; voit unohtaa
    """,
    alert="""
        uusi kirjautuminen; uusi laite; varoitus; on vaihdettu; on muutettu; vaihdettiin; muutettiin; epätavall;
        epäilyttäv; kirjautumisyritys; on nollattu; hälytys; salasana vaihdettu; salasanasi on; salasana on;
        otettu käyttöön; on käytössä; poistettu käytöstä; epäonnistunut kirjaut; kirjautuminen epäonnistui;
        on poistettu; on lisätty; vaihtumassa; osoite vaihdettu; on päivitetty; päivitettiin; salasana muutettu;
        tilisi on aktivoitu; on vahvistettu; uusi istunto; uusi api; on lukittu; poistetaan pian;
        kirjautuminen laitteelta; kirjauduttiin; on vanhentunut; on aktivoitu; tilin poistaminen_; joku yritti;
        joku on yrittänyt; yritti kirjautua; yritettiin kirjautua; epäonnistunutta; epäonnistuneita kirjaut;
        epäonnistui; vaihto onnistui; muutos onnistui; vaihtaminen onnistui; nollaus onnistui; salasanasi vaihto on;
        salasana on vaihdettu; palautettiin; on palautettu; profiilisi on; profiiliasi; nollattiin
    """,
    path_verify="vahvist; aktivoi; salasana; nollaa; rekister; palauta; unohtu; kutsu; hyvaksy; vahvista",
    path_object="salasana; kayttaja; tili; rekister",
    path_sign_in="kirjaudu; kirjautu",
    path_refuse="asetuks; tilaus_; ehdot; ohje; lasku",
    path_undo="peruuta; poista; peru_; hylkaa; kiella; esta_",
    units="""
        minuut; min_; tunti; tunnin; sekun; päivä; viikko; viikon; kuukau; vuosi; vuotta; vuoden; euro; kertaa; henkilö;
        kpl; piste; riviä; sivua; käyttäj; jäsen; prosent; paikkaa; km_; askel; t_; h_
    """,
)
