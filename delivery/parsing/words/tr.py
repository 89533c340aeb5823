"""What Turkish mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_ve_; _bir_; _bu_; _için_; _ile_; _değil_; _sizin_; _da_; _de_; _olan_",
    code="""
        _kod; kodu; kodunuz; kodunu; _şifre_; tek kullanımlık şifre; tek kullanımlık parola; tek seferlik şifre;
        tek seferlik parola; doğrulama numarası; bu rakamlar; aşağıdaki rakam; aşağıdaki sayı; aşağıdaki numara;
        pin kod; pin'iniz; pin numaran; güvenlik anahtarı; bu karakter; geçici parola; geçici şifre; onay numarası:;
        şifreniz:; anahtarınız; belirteç; doğrulama anahtarı; parolanız:; ilk şifre; başlangıç şifre; aşağıdaki harf;
        bu harf; harfleri; rakamları; altı haneli; dört haneli; 6 haneli; 4 haneli; doğrulama kod; aktivasyon anaht;
        etkinleştirme anaht; tek kullanımlık kod; geçici kod; sayısal kod; güvenlik kod; anahtarı:; rakamlı
    """,
    after_code="_olarak_",
    enter="""
        girin; giriniz; yazın; yapıştırın; kopyalayın; yaz_; yaz:; aynen yaz; yazarak; kopyala; yapıştır; tuşla; gir_;
        girerek; girip; girmeniz; girmen_; kullanın; kullanarak; yazıp; girilmesi; giriş için; yapıştırarak; girmek
    """,
    enter_after="""
        girin; giriniz; gir_; yazın; kodunu gir; rakamını; sayısını; ile doğrula; numarasını gir; kullanın; tuşlayın;
        yaz_; yazarak; yazmanız; girerek; girip; girmeniz; girmek; ile onayla; kullanarak; yapıştırın; kopyalayın;
        kodunu yaz; kodunu kullan
    """,
    other="""
        sipariş; fatura; müşteri n; kargo; takip; gönderi; telefon; _tel:; _tel.; posta kodu; indirim; kampanya kodu;
        promosyon; kupon; hediye; çek kodu; referans; rezervasyon; hesap no; hesap numara; ile biten; biten kart;
        kart_; kartı_; kartınız; hata kodu; kaynak kod; karekod; qr kod; barkod; ürün kodu; ürün n; oda_; uçuş; koltuk;
        seri n; sözleşme; üye n; üyelik n; poliçe; fiş_; tutar; toplam; bakiye; teslimat kodu; teslim kodu; ülke kodu;
        alan kodu; davet kodu; davetiye kodu; kapı kodu; yedek kod; kurtarma kodları; vergi; iban; mersis; talep n;
        destek n; lisans; wifi; sürüm; bilet; plaka; dosya n; pnr; stok kodu; parsel; iş kodu; model; ilan; taksit;
        ödeme; konferans pin; tarife; provizyon; onay kodu: kart; provizyon kod; kullanıcı adı; kullanıcı adınız; plan
        kodu; paket kodu; banka kodu; şube kodu; swift kodu; biletteki; talep numarası; talep no; vaka no; reçete;
        bağış; olay no; başvuru no; başvuru numarası; cihaz; toplantı kimli; toplantı no; rezervasyon n; görev; ekstre;
        randevu no; pasaport; tc kimlik; sigorta; takip kodu; talep numar; hesap numar; işlem no; işlem numar; dekont;
        işlem referans; havale; destek kod; destek pin; destek num; müşteri hizmetleri kod; kayıt numarası; bekleme
        listesi; yarış n; göğüs num; sıra numara; çekiliş; kulüp kodu; hediye çeki
    """,
    nothing="""
        için lütfen sırayla; bu durumda; sipariş vermedi; onaylamanıza gerek; onaylamanız gerekmez; bir şeyi onay;
        tarayıcınızda açın; tarayıcında aç; tarayıcınızın adres; tarayıcının adres; tarayıcınıza yapıştır; tarayıcına
        yapıştır; tarayıcıya yapıştır; tarayıcınıza kopyala; adres çubuğu; tarayıcı penceresi; tarayıcı pencereniz;
        bağlantıyı tarayıcı; bağlantısını tarayıcı; adresi tarayıcı; kilitlendi; kilitlenmiştir; bloke edildi; askıya
        alındı; engellendi; hesabınız kilitli; doğrulandı; doğrulanmıştır; onaylandı; onaylanmıştır; etkinleştirildi;
        etkinleştirilmiştir; aktif edildi; aktifleştirildi; artık aktif; artık etkin; doğruladınız; onayladınız;
        etkinleştirdiniz; hesabınız aktif; veya başka biri; veya başkası; ya da başka biri; ya da başkası; veya bir
        başkası; zaten doğrula
    """,
    elsewhere="""
        indirim; kupon; rezervasyon; sepet; kampanya; hediye; teslim al; mağazada; kasada; alışveriş; sepette; ödeme
        sayfa; ödeme adım; ücretsiz kargo; fırsat; satın al; alışverişe; bekleme listesi; kuponu; biletinizi; çekiliş
    """,
    meeting="toplantı; görüntülü; konferans; görüşme; webinar; seminer; etkinlik; etkinliğ; eğitim; konser",
    notice="""
        senden bahsetti; sizden bahsetti; bahsetti_; sizi etiketledi; seni etiketledi; yorum yaptı; yorum yazdı;
        yorumladı; bir yorum onay; yanıt verdi; yanıtladı; cevap verdi; cevapladı; yorumunuza yanıt; yorumuna yanıt;
        yayınladı; paylaşım yaptı; gönderi paylaştı; son konular; güncel konular; size bir görev; sana bir görev;
        görev atandı; görev atadı; beğendi_; tepki verdi; takip etmeye başladı; sizi takip ediyor; seni takip ediyor;
        yeni takipçi; yeni bir takipçi; belge paylaştı; dosya paylaştı; sizinle paylaştı; seninle paylaştı;
        sizinle paylaşıldı; seninle paylaşıldı; durumu değişti; durumunu değiştirdi; durum değişti;
        durumu güncellendi; talebini güncelledi; okunmamış; okunmayan mesaj; okunmayan bildirim; size mesaj gönderdi;
        sana mesaj gönderdi; mesajınız var; haftalık özet; günlük özet; etkinlik özeti; için özet; konuşmayı aç;
        konuşmayı gör; sohbeti aç; yorumu gör; yanıtı gör; konuyu gör; görevi aç; görevi gör; talebi aç; talebi gör;
        bileti görüntüle; gönderiyi gör; pull request; merge request; denetim bekliyor; moderasyon bekliyor;
        onayla veya reddet; onaylayın veya reddedin; onayla ya da reddet; dışa aktarma hazır; dışa aktarım hazır;
        dışa aktarımınız hazır; dışa aktarma tamamlandı; raporunuz hazır; rapor hazır; dosyanız hazır;
        indirilmeye hazır; indirmeye hazır; etkinlik kaydı; etkinliğe kayıt; etkinliğe kaydol;
        kaydınızı buradan değiştir; kaydımı yönet; ankete katıl; anket yanıtı; anket cevabı; anket açık;
        anket hala açık; ankete yanıt; yanıtınızı gözden geçir; cevabınızı değiştir; yanıtınızı değiştir;
        yanıtınızı düzenle; cevabınızı aşağıdaki bağlantı; bekleme listesinde sıra; bekleme listesinden;
        bir yer açıldı; bileti al; talep atandı; kart atandı; bilet atandı; görevi atadı; sizinle bir belge;
        sizinle bir dosya; onay bekleyen yorum; onay bekleyen bir yorum; yorum onay bekliyor; kayıt kodunuzla gel;
        yeni yorum_; yeni yorumunuz; yeni yorumlar var; yeni yanıt_; yeni yanıtınız; yeni cevap_; yeni gönderi_;
        yeni konu_; yeni tartışma_; yeni mesaj_; yeni mesajınız; yeni mesajlarınız; söz edildi; sözünü etti;
        not bıraktı; yorum bıraktı; öne çıkanlar; en çok okunan; çözüldü olarak; çözümlendi olarak; tamamlandı olarak;
        görevin süresi; görev yarın; katılmak istiyor; erişim isteği; verilerinizin kopyası; verilerinin kopyası;
        yorum onayını; yorum sizin onay; mesaj onayınızı; yazı onayınızı; gönderi onayınızı; yorumlar onay;
        yeni yanıtlar var; yeni cevaplar var; takip ettiğiniz kon; takip ettiğin kon; bekleyen bildiriminiz;
        bekleyen bildirimin_; yeni bildiriminiz; özel mesaj; direkt mesaj; talep kapatıldı; talebiniz kapatıldı;
        talebi kapattı; içe aktarma tamamlandı; içe aktarım tamamlandı; sizden bahsedildi; senden bahsedildi;
        adınızı andı; sayfasını güncelledi; sayfayı güncelledi; takip ettiğiniz için; raporunuz oluşturuldu;
        imzalamanız; belgeyi imzala; imza isteği; imzalamaya davet
    """,
    handing="kurye; sürücü; teslimat görevlisi; teslim noktası; kargo görevlisi",
    topic="""
        doğrula; tek kullanım; giriş; oturum; güvenlik; şifre; parola; kayıt; kaydol; etkinleştir; aktivasyon;
        iki adım; iki aşama; iki faktör; kimlik; onay; iki etmen; sıfırla; değişik; kurtarma; kilit; erişim; üyelik
    """,
    verify="""
        kullanıcı başlat; başlatmayı tamamla; doğrula; onayla; onaylay; etkinleştir; aktif; aktive; aktivasyon; teyit;
        kaydı tamamla; kaydını tamamla; kaydınızı tamamla; kayıt işlemini; kaydınızı bitir; tamamla; üyeliğini;
        daveti kabul; davetiyeyi kabul; daveti onay; kilidini aç; kilidi aç; evet, benim; evet, bendim; bendim;
        bu benim; izin ver; hesap oluştur; hesabı oluştur; katıl; yeniden etkin; abone ol; aboneliği onay; evet, abone;
        geçerli kıl; yetkilendir; onay linki; kabul et; evet,; bu adres benim; kilidi; kanıtla; ispatla; beni abone;
        abone yap; abone et; abone olmak ist; beni ekle; beni kaydet; kaydol; hesabınızı oluştur; hesabını oluştur;
        hesap aç; hesabınızı kur; hesabını kur; hesabı kur; hesapları bağla; hesapları birleştir; hesabınızı güncelle;
        hesabı güncelle; hesap güncelle; bağlamak için; hesabı tut; hesabımı sakla; hesabımı tut; eğer sizseniz;
        bu sizseniz; siz iseniz; sizdiyseniz; bu sensen; sensen; sizseniz; cihaza güven; güvenilir cihaz; benim,;
        işlemi tamamla; süreci tamamla; işlemini tamamla; kabul edin; katılmak için; katılın; daveti görüntüle;
        davetiyeyi görüntüle; daveti aç; davete yanıt; adresi değiştir; adresinizi değiştir; adresini değiştir;
        adres değişik; e-posta değişik; e-postayı değiştir; kilit aç; kilidini kaldır; kilidi kaldır; engeli kaldır;
        izin verin; hesap bağla; bağlamak ist; kimliğini doğr; hesabını aç; hesabınızı aç; üyeliği tamamla;
        üyeliğinizi; kaydınızı onay; kayıt onay; kaydı onay; hesap onay; adres onay; işlemi başlat; süreci başlat;
        geçerliliğ; abone olmak; abone olmaya; etkin hale; aktif hale; kullanmaya başla; daveti gör; davetini gör;
        davete git; davetiyeyi gör; davetinizi gör; sizi davet et; seni davet et; davet edildiniz; davet edildin_;
        davet etti; davet ediyor; davet aldınız; davetlisiniz; sizi projeye; sizi ekibe
    """,
    reset="""
        sıfırla; yeni şifre; yeni parola; yeni bir şifre; yeni bir parola; şifre değiştir; şifreni değiştir;
        şifrenizi değiştir; şifremi değiştir; parola değiştir; parolanı değiştir; parolanızı değiştir;
        parolamı değiştir; şifre belirle; şifreni belirle; şifrenizi belirle; şifremi belirle; parola belirle;
        parolanı belirle; parolanızı belirle; şifre oluştur; parola oluştur; şifrenizi oluştur; parolanızı oluştur;
        şifre yenile; şifreyi yenile; şifrenizi yenile; parola yenile; parolanızı yenile; şifremi unuttum;
        parolamı unuttum; unut; kurtar; şifre kurtar; şifre ayarla; parola ayarla; parolanızı ayarla; şifrenizi ayarla;
        geri yükle; geri kazan; parola seç; şifre seç; şifrenizi güncelle; parolanızı güncelle; değiştirme bağlantı;
        ayarlayın; erişimi geri; parolayı değiştir; şifreyi değiştir; parolayı sıfır; kimlik bilgi; şifreyi sıfır;
        parola yenileme; şifre yenileme; şifre güncelle; parola güncelle; şifrenizi unut; parolanızı unut;
        şifreni unut; parolanı unut; yeni şifreniz; yeni parolanız; yeni bir tane; şifrenizi buradan;
        parolanızı buradan; şifre hatırlat; parola hatırlat; parolanızı geri; şifrenizi geri; erişimi kurtar; şifre al;
        parolayı unut; şifreyi unut
    """,
    password="""
        şifre; parola; giriş bilgileri; hesabınıza erişim; hesabına erişim; kimlik bilgi; giriş bilgi; sifre;
        oturum açma bilgi
    """,
    change="""
        değiş; belirle; oluştur; yenile; yeni_; sıfırla; unut; ayarla; güncelle; kurtar; seç; al_; geri kaz; koy; gir_;
        hatırlat; tanımla; edin_
    """,
    sign_in="""
        giriş yap; oturum aç; giriş bağlantı; giriş link; sihirli; tek kullanımlık bağlantı; login; giriş; oturumu aç;
        parolasız; şifresiz; parola olmadan; şifre olmadan; doğrudan gir; sihirli bağlantı; giriş yapmak; giriş yapın;
        oturum açmak; oturum açın; güvenli giriş; otomatik olarak giriş; hızlı giriş; giriş bağ; hesabına gir;
        hesabınıza gir; tek seferlik bağlantı; siteye gir
    """,
    object="""
        hesab; hesap; e-posta; eposta; mail; adres; kayıt; kayd; bülten; şifre; parola; profil; kullanıcı; cihaz;
        davet; oturum; e-mail; posta kutu; üyeli; erişim; abone; kuruluş; ekip; takım; kimli
    """,
    place="""
        facebook; devamını oku; daha fazla; detay; sitemiz; web site; internet site; mağaza; alışveriş; blog;
        takip edin; bizi takip; paylaş; ana sayfa; anasayfa; ziyaret; oku_; okuyun; okumak
    """,
    refuse="""
        gizlilik; şart; koşul; yardım; destek; ayarlar; ayarları; tercih; iletişim; bize ulaş; müşteri hizmet; sipariş;
        fatura; teslimat; randevu; rezervasyon; ödeme; öde_; anket; değerlendir; indir; kargo; katılım; çerez;
        yenileme; sık sorulan; sss_; siparişi onay; randevu onay; rezervasyonu onay; bildirim; şartlar; sepet; yenile_;
        web'de görüntüle; çevrimiçi; yönet_; yönetin_; yönetme; aboneliğimi yönet; aboneliği yönet; aboneliğinizi
        yönet; yorum; moderasyon; denetle; dışa aktar; arşiv; özet; tarayıcıda görü; tarayıcıda aç; tarayıcıda oku;
        tarayıcınızda görü; tarayıcında görü; tarayıcıda göst; web sürüm; çevrimiçi görü; çevrimiçi sürüm; düzgün
        görün; görüntüleyemiyor; e-postayı tarayıcı; ertele; randevuyu; profili gör; girişleri incele; girişleri
        kontrol; kaydımı yönet; yeniden abone; yanıtınızı gözden geçir; tekrar abone; kartı etkinleştir; kartınızı
        etkinleştir; kartı aktif; kartımı etkinleştir; indirimi etkinleştir; fırsatı etkinleştir
    """,
    undo="""
        iptal; geçersiz; sil_; silin; silmek; kaldır; reddet; engelle; devre dışı; kapat; ben değil; bendeğil; ben
        yapmadım; ben değildim; abonelikten; aboneliği iptal; üyelikten; şikayet; dondur; vazgeç; askıya; bildirin_;
        şikayet et; bu isteği bildir; isteği bildir; değişikliği geri al; işlemi geri al; geri alın; benim değil; benim
        hesabım değil; durdur; geri al_; itiraz; kabul etme; kabul etmiyor; onaylamıyorum; daveti geri çevir; bloke;
        hesabı dondur; yasakla; kilitle_; silme; silinme; kapatma; kapatılma; aboneliğin sonlan; aboneliğiniz sona;
        aboneliğin iptal; abonelikten çık; hesap kapat; hesabı kapat; hesabınızı kapat; hesabımı sil; hesabınızı sil;
        hesabı sil; kaldırma; kaldırılma; çıkarıldınız; silindi; üyeliği sonlan; üyelik iptal
    """,
    unless="""
        siz değil; sen değil; istemedi; talebinde bulunmadı; istekte bulunmadı; oluşturmadı; göndermedi; kaydolmadı;
        denemedi; tanımıyor; değilse,; aksi halde; aksi takdirde; bulunmadıysa; haberiniz yok; istemiyor; abonelikten;
        bilginiz dışında; etmediy; vermediy; olmadıysan; girişiminde bulunmadı; belki başkası; muhtemelen başkası; eğer
        başkası; başkası yapmış; başkası olabilir; başka biri tarafından; sehven; değiştirmed; bilgin dışında; açmad;
        girişmed; gerçekleştirmed; başlatmad; haberin yok; haberdar değil; size ait deği; sana ait deği; ait değilse;
        talep etmed; yapmad; kayıt olmad; abone olmad; yanlışlık; siz yapma; siz gerçekleştir; onaylamıyor; sen
        istemed; ilginiz yok; başvurmad; değilseniz
    """,
    ignore="""
        dikkate alma; görmezden; yok say; göz ardı; gözardı; önemseme; yapmanıza gerek; bir şey yapma; herhangi bir
        işlem; gerek yok; gerekmez; silebilir; aynı kal; değişmeyecek; değişmez; hiçbir şey; işlem yapma; umursama;
        silmeniz; unutun; boş ver; yoksay; tıklamayın; endişelenme; değişmeden; işlem yapılma; aynen kal; aldırmay;
        ilgilenmey; yapmanız gerek; güvenle yok; güvenle gör; güvenle sil; güvenle göz; geçerli kalacak; iletiyi silin;
        mesajı silin; e-postayı silin; silin ve; olduğu gibi kalacak
    """,
    alert="""
        yeni giriş; yeni cihaz; uyarı; değiştirildi; güncellendi; sıfırlandı; olağandışı; şüpheli; giriş denemesi; yeni
        oturum; giriş yapıldı; oturum açıldı; başarıyla; değişti_; şifreniz değişti_; kapatıldı; etkinleştirildi;
        hesabınıza giriş; giriş hatası; kaldırıldı; devre dışı bırak; silinecek; kapatılacak; yeni anahtar; yedek kod;
        başarısız giriş; oturum açma girişimi; iptal edildi; eklendi; silindi; onaylandı; doğrulandı; hesabınıza
        girmeye; giriş yapmaya çalıştı; girmeye çalıştı; oturum açmaya çalıştı; başarısız oturum; şifrenizi
        değiştirdiniz; parolanızı değiştirdiniz; değiştirilmiştir; sıfırlanmıştır; güncellenmiştir; hesap etkinliği;
        hesap hareketleri; hesabınızdaki değişiklik; hesabınızda değişiklik; başka bir cihazdan; yeni bir cihazdan;
        yeni bir giriş; profiliniz güncellen; e-posta adresiniz değişti; birisi hesabınıza
    """,
    path_verify="dogrula; onay; aktiv; sifre; sifirla; parola; kayit; etkinlestir; unuttum",
    path_object="hesap; kullanici; sifre; parola; uyelik; kayit; abone",
    path_sign_in="giris; oturum",
    path_refuse="gizlilik; yardim; siparis; fatura; ayarlar; iletisim; tercih",
    path_undo="iptal; abonelikten; sil_; kaldir; reddet",
    units="""
        dakika; dk; saat; saniye; sn; gün; hafta; ay_; ayı; yıl; tl_; lira; kez; kere; kişi; adet; puan; satır; sayfa;
        üye; kullanıcı; km_; adım; defa; metre; koltuk; bin_; yaş; taksit; ürün
    """,
)
