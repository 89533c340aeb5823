"""What Indonesian and Malay mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_dan_; _yang_; _di_; _untuk_; _anda_; _ini_; _dengan_; _tidak_; _dari_; _ke_; _pada_",
    code="""
        kode_; kodenya; kodemu; kode:; kata sandi sekali; sandi sekali; angka berikut; angka di bawah; nomor berikut;
        nomor di bawah; nomor verifikasi; kod pengesahan; kod keselamatan; kod log; kod anda; kod sekali; kod berikut;
        kod ini; kod ialah; kod otp; kod_; kata laluan sekali; digit berikut; karakter berikut; kunci keamanan;
        kata sandi sementara; pin anda; pin sekali; nombor berikut; token anda; sandi sementara; kata sandi awal;
        kata laluan sementara; kode otorisasi masuk; kode otorisasi akun; kode otorisasi yang anda; token berikut;
        kod pemulihan akaun; angka ini; kode di bawah; kode unik; nomor kode; gunakan angka; pakai angka; angka 6;
        pakai kode; masukkan angka
    """,
    before_code="_adalah_; _ialah_; _yaitu_; _yakni_",
    after_code="_adalah_; _ialah_; _sebagai_; _merupakan_",
    enter="masukkan; ketik; ketikkan; gunakan; isikan; taip; salin; tempel; masukin",
    enter_after="ke aplikasi",
    other="""
        pesanan; nomor pesanan; faktur; tagihan; invois; pelanggan; nomor resi; resi_; pelacakan; lacak; paket; kiriman;
        telepon; _telp; _tel:; kode pos; poskod; kode diskon; diskon; diskaun; kode promo; kod promo; promo; kupon;
        voucer; voucher; hadiah; kode referal; kode referral; referensi; rujukan; pemesanan; booking; reservasi;
        tempahan; kode booking; nomor rekening; rekening; berakhir dengan; berakhiran; kartu; kad_; kode kesalahan;
        kode galat; kode eror; kod ralat; kode sumber; kod sumber; kode qr; kod qr; kode batang; kod bar; kode produk;
        kod produk; kode barang; produk; kamar; bilik; penerbangan; kursi; nomor seri; kontrak; nomor anggota;
        anggota no; polis; kuitansi; kwitansi; resit; jumlah; total; saldo; baki; kode pengambilan; pengambilan;
        kode negara; kode area; kode undangan; kod jemputan; kode pintu; kode cadangan; kode pemulihan cadangan; npwp;
        nomor tiket; tiket; nomor kasus; lisensi; lesen; versi; plat; transaksi; nomor id rapat; kode rapat;
        kode lowongan; wifi; menit lagi; konferensi; kode otorisasi; kod kebenaran; nama pengguna; username; tarif;
        kode paket; kode tarif; kode pelan; kode bank; kode cabang; kode swift; kod bank; kode masuk pada;
        nomor permintaan; kasus; resep; donasi; insiden; laporan no; nomor induk; kode kelas; kode mata; kode karyawan;
        nomor antrean; token listrik; kode pegawai; kod kelas; kod kursus; _nim_; kode check-in; check-in;
        kode dukungan; pin dukungan; kode tukar; kode penukaran; penukaran; kode anggota; nomor bib; nomor dada;
        daftar tunggu; e-tiket; baucar; kod baucar; nombor ahli; kode hadir; kode kehadiran; nomor peserta; kod tebus;
        kode tebus
    """,
    nothing="""
        dalam hal ini; pengaturan kata sandi; mengatur kata sandi; pengaturan ulang; atur ulang; mengatur ulang;
        mengatur sandi; tidak perlu mengonfirmasi; tidak perlu konfirmasi; mengonfirmasi apa; pautan ini dalam pelayar;
        pranala berikut pada; tautan ini di peramban; berikut pada browser; berikut pada peramban; berikut ke peramban;
        berikut di peramban; berikut di browser; ke peramban web; ke browser; jendela browser; jendela peramban;
        pelayar web anda; ini di browser anda; akan dihapus; akan dibatalkan; telah dinonaktifkan; akan dinonaktifkan;
        telah diverifikasi; sudah diverifikasi; telah dikonfirmasi; sudah dikonfirmasi; berhasil diverifikasi;
        berhasil dikonfirmasi; verifikasi berhasil; konfirmasi berhasil; aktivasi berhasil; menunggu persetujuan;
        menunggu konfirmasi; telah disetujui; telah bergabung; telah diaktifkan; berhasil diaktifkan; telah disahkan;
        berjaya disahkan; telah diblokir; telah dikunci; telah terverifikasi; sudah terverifikasi; terkonfirmasi;
        telah aktif; sudah aktif; verifikasi selesai; sudah diaktifkan; telah dipadamkan;
        tautan di bawah ini di browser; tautan di bawah di browser; tautan berikut di browser; tautan ini di browser;
        tautan di bawah ini di peramban; pada browser anda; di bilah alamat; bilah alamat browser;
        bilah alamat peramban; akan berhenti
    """,
    elsewhere="""
        diskon; kupon; voucher; reservasi; booking; pengambilan; kasir; ambil; di toko; konter; di kedai; diambil;
        penukaran; tukarkan; saat membayar; saat pembayaran; baucar; daftar tunggu; tebus; belanja sekarang;
        pegawai toko; pramuniaga
    """,
    meeting="rapat; mesyuarat; konferensi; pertemuan",
    notice="""
        menyebut anda; menyebut kamu; menyebutmu; menyebut nama anda; menyinggung anda; menandai anda; menandai kamu;
        telah berkomentar; komentar baru; lihat komentar; komentar ini menunggu; membalas komentar; membalas kiriman;
        membalas topik; membalas postingan; membalas pesan; telah membalas; balasan baru; lihat balasan; jawaban baru;
        baca jawaban; lihat jawaban; telah memposting; lihat kiriman; lihat postingan; topik baru; topik terbaru;
        topik populer; topik terkini; lihat topik; diskusi baru; lihat diskusi; lihat utas; belum dibaca;
        belum anda baca; pesan baru dari; pesan yang baru; pesan obrolan; mengirim pesan baru;
        mengirim pesan langsung; mengirimi anda pesan; baca pesan; lihat pesan; lihat percakapan;
        melanjutkan percakapan; lanjutkan percakapan; menugaskan; ditugaskan kepada; tugas baru; buka tugas;
        lihat tugas; status berubah; mengubah status; status diubah; status diperbarui; menyukai kiriman;
        menyukai postingan; menyukai komentar; menyukai foto; mulai mengikuti; mengikuti anda; pengikut baru;
        membagikan dokumen; membagikan berkas; membagikan “; membagikan file; telah membagikan; dibagikan kepada anda;
        dibagikan dengan anda; buka dokumen; lihat dokumen; permintaan tarik; permintaan penggabungan; digabungkan ke;
        menunggu persetujuan anda; menunggu moderasi; ekspor data; ekspor selesai; ekspor anda; siap diunduh;
        siap untuk diunduh; ambil berkas; laporan siap; laporan anda siap; impor selesai; daftar tunggu;
        jajak pendapat; jawaban anda untuk; ubah jawaban; pendaftaran acara; terdaftar di acara;
        telah mendaftar untuk acara; e-tiket; lihat tiket; tiket #; lihat aplikasi; lihat laporan; pengumuman baru;
        komen baharu; ulasan baharu; balasan baharu; mesej baharu daripada; mesej baru daripada; lihat komen;
        lihat mesej; lihat perbualan; senarai menunggu; eksport data; sedia untuk dimuat; telah berkongsi;
        berkongsi dokumen; menunggu kelulusan anda; ditugaskan untuk anda; pengikut baharu; siaran baharu;
        ada kiriman baru; ada postingan baru; kiriman baru di; kiriman baru oleh; kiriman baru dari;
        postingan baru di; postingan baru dari; memposting di; telah mengomentari; mengomentari kiriman;
        mengomentari tulisan; mengomentari postingan; mengomentari tugas; mengomentari dokumen;
        berkomentar di kiriman; berkomentar di postingan; ringkasan untuk; ringkasan minggu ini; ringkasan hari ini;
        ringkasan anda; aktivitas baru di “; aktivitas baru di topik; ada aktivitas baru; buka topik;
        menulis di topik; ada yang ingin bergabung; meminta bergabung dengan grup; proses permintaan;
        peninjau perubahan; sebagai peninjau; meninjau kode; lihat perubahan; bereaksi; notifikasi baru;
        pemberitahuan baru; masuk untuk membalas; sudah dinilai; telah dinilai; pemberitahuan baharu; menandatangani;
        tanda tangani; tanda tangan dokumen
    """,
    handing="kurir; pengemudi; driver_; loker; pengantar",
    topic="""
        verifikasi; sekali pakai; masuk; login; keamanan; sandi; daftar; aktivasi; aktifkan; dua langkah; dua faktor;
        identitas; konfirmasi; pengesahan; kata laluan; keselamatan; autentikasi; otentikasi; akun
    """,
    verify="""
        inisialisasi; verifikasi; konfirmasi; aktifkan; aktivasi; mengaktifkan; pengaktifan; sahkan; pengesahan;
        mengesahkan; validasi; selesaikan pendaftaran; menyelesaikan pendaftaran; lengkapi pendaftaran;
        menyelesaikan proses; terima undangan; menerima undangan; terima jemputan; buka kunci; setujui; menyetujui;
        izinkan; benarkan; ya, ini saya; ini saya; itu saya; buat akun; bergabung; gabung; otorisasi; berlangganan;
        ya, saya; otentikasi; autentikasi; reaktivasi; ya,; ini email saya; ini alamat saya; daftarkan saya;
        mengonfirmasi; mengkonfirmasi; dikonfirmasi; buktikan; membuktikan; saya ingin berlangganan; langganan;
        saya mau; ikutkan saya; membuat akun; siapkan akun; buat akaun; atur akun anda; tautkan akun; menautkan akun;
        hubungkan akun; perbarui akun; memperbarui akun; pembaruan akun; pertahankan akun; simpan akun; percayai;
        jika itu anda; kalau itu kamu; jika ini anda; jika anda yang; kalau ini kamu; kalau kamu; merampungkan;
        rampungkan; tuntaskan; menuntaskan; menyelesaikan pengaturan; perbarui akaun; kemas kini akaun;
        mengemas kini akaun; sertai; menyertai; langganankan; mengautentikasi; mengotorisasi; membuka kunci;
        pembukaan kunci; buka blokir; membuka akun anda; benar milik; milik anda; ini adalah anda; itu adalah anda;
        diri anda; ini kamu; terima ajakan; menerima jemputan; menautkan; penautan; pautkan akaun; tautkan
    """,
    reset="""
        atur ulang; mengatur ulang; pengaturan ulang; setel ulang; menyetel ulang; reset; kata sandi baru; sandi baru;
        password baru; ganti kata sandi; mengganti kata sandi; ganti sandi; ganti password; mengganti password;
        ubah kata sandi; mengubah kata sandi; ubah sandi; ubah password; mengubah password; mengubah sandi;
        buat kata sandi; membuat kata sandi; buat sandi; buat password; membuat password; atur kata sandi;
        mengatur kata sandi; tetapkan kata sandi; menetapkan kata; pilih kata sandi; memilih kata sandi; pulihkan;
        memulihkan; pemulihan; lupa kata sandi; lupa sandi; lupa password; perbarui kata sandi; tukar kata laluan;
        menukar kata laluan; set semula; tetapkan semula; menetapkan semula; kata laluan baharu; kata laluan baru;
        lupa kata laluan; tetapan semula; memperbarui kata sandi; penggantian kata sandi; perubahan kata sandi;
        setel kata sandi; dapatkan kembali; mendapatkan kembali; kembali akses; penyetelan ulang; mengaturnya ulang;
        mereset; resetnya; mengeset semula; diset semula; bikin password; bikin kata sandi; bikin sandi;
        tentukan kata sandi; menentukan kata sandi; tentukan sandi; sandi yang baru; penetapan semula; meresetnya;
        password yang baru; memilih sandi; pilih sandi; tentukan password; pengatur ulang
    """,
    password="""
        sandi; password; kata laluan; akses ke akun; akses akun; data masuk; kredensial; kata kunci; kata laluannya
    """,
    change="""
        ubah; mengubah; perubahan; ganti; mengganti; penggantian; atur; mengatur; setel; menyetel; tetapkan; menetapkan;
        buat; membuat; pembuatan; pilih; memilih; baru; baharu; pulih; memulih; lupa; perbarui; memperbarui; tukar;
        menukar; bikin; tentukan; menentukan; kemas kini; penetapan; reset; mereset
    """,
    sign_in="""
        masuk; login; log masuk; tautan masuk; tautan ajaib; link masuk; link ajaib; log in; pautan log;
        tanpa kata sandi; tanpa sandi; tanpa password; tanpa kata laluan; masuk log; daftar masuk; melog masuk;
        masuk sekarang; tanpa memasukkan; pautan masuk; tautan sekali pakai; link sekali pakai; pautan sekali guna;
        tautan akses
    """,
    object="""
        akun; akaun; email; e-mail; emel; surel; alamat; pendaftaran; langganan; buletin; sandi; password; kata laluan;
        profil; pengguna; identitas; perangkat; undangan; jemputan; anggota; milis; organisasi; e-mel anda; keanggotaan;
        akun kamu; pos-el
    """,
    place="""
        facebook; baca selengkapnya; selengkapnya; pelajari; lihat selengkapnya; situs; website; toko; belanja; blog;
        ikuti; bagikan; beranda; kunjungi; laman web; kedai; dasbor; dashboard; lihat anggota; lihat daftar
    """,
    refuse="""
        berhenti berlangganan; privasi; ketentuan; syarat; bantuan; dukungan; pengaturan; tetapan; preferensi; hubungi;
        kontak; layanan pelanggan; pesanan; faktur; tagihan; pengiriman; janji temu; reservasi; pemesanan; pembayaran;
        bayar; survei; ulasan; nilai; di peramban; di browser; unduh; muat turun; lacak; kehadiran; cookie; perpanjang;
        kelola; pertanyaan umum; kebijakan; konfirmasi pesanan; konfirmasi kehadiran; notifikasi; lihat di; baca online;
        buka di browser; lihat versi; komentar; komen; berkas; postingan; menunggu persetujuan; pertemanan; kalender;
        tanda tangan; lihat hasil; lihat nilai; lihat rincian; lihat detail; lihat kartu; lihat pemberitahuan
    """,
    undo="""
        batalkan; membatalkan; batal_; cabut; mencabut; tolak; menolak; hapus; menghapus; padam; blokir; nonaktifkan;
        menonaktifkan; tutup akun; menutup akun; bukan saya; berhenti; laporkan; kunci akun; urungkan; mengurungkan;
        kembalikan alamat; nyahaktif; tong sampah; penghapusan; pembatalan; penutupan; pemutusan; pencabutan; penolakan;
        pengakhiran; mengakhiri; akhiri; hentikan; menghentikan; penghentian; keluar dari; pemadaman; memadam;
        memadamkan; nyahlanggan; melepas langganan; penyahaktifan; lupakan akun; hapuskan; menghapuskan; tutup akaun;
        menutup akaun
    """,
    unless="""
        tidak meminta; tidak merasa; bukan anda; bukan kamu; tidak melakukan; tidak membuat; tidak mendaftar;
        tidak mengirim; tidak mencoba; tidak mengenali; tidak memulai; tidak mengajukan; tidak menginginkan;
        tidak ingin; secara tidak sengaja; jika tidak,; jika bukan; tidak pernah; tidak memohon; tanpa sepengetahuan;
        *bukan*; *tidak*; tidak pernah*; jika ini bukan; bukan milik; bukan kepunyaan; nggak merasa; gak merasa;
        ngga merasa; tidak menyadari; tidak yakin; jika bukan,; nggak minta; tidak membuka; secara tidak sah;
        jika orang lain; apabila orang lain; bila orang lain; kalau orang lain; karena kesalahan; sebuah kesalahan;
        suatu kesalahan; ini kesalahan; berhenti berlangganan; berhenti menerima; berhenti melanggan; enggak minta;
        enggak merasa
    """,
    ignore="""
        abaikan; mengabaikan; diabaikan; jangan hiraukan; hiraukan; menghapus email ini; tetap sama; tidak berubah;
        tiada tindakan; hapus saja; silakan hapus; hapus email; hapus pesan; cukup hapus; cuekin; biarkan saja;
        mengabaikannya; acuhkan; jangan khawatir; tidak perlu melakukan; tidak perlu mengambil; tidak perlu membalas;
        tidak perlu berbuat; tidak perlu khawatir; anda tidak perlu; tidak perlu ada; tidak diperlukan tindakan;
        tindakan tidak diperlukan; tindakan lebih lanjut tidak; tidak akan berubah; tidak akan diubah;
        tidak akan dibuat; tidak akan diaktifkan; tidak akan terjadi; tidak akan didaftar; tidak akan aktif;
        tidak akan ada; tidak akan menerima; tidak akan dikirim; tidak akan berlangganan; tidak akan terdaftar;
        tidak akan diproses; tidak akan ditukar; tidak akan mengubah; tidak ada yang berubah; tidak ada yang akan;
        tidak ada tindakan; tidak ada perubahan; tak perlu melakukan; tidak usah melakukan; tidak usah dihiraukan;
        tidak memerlukan tindakan
    """,
    alert="""
        login baru; perangkat baru; peringatan; telah diubah; telah diganti; berhasil; tidak biasa; mencurigakan;
        percobaan masuk; upaya login; upaya masuk; telah diatur ulang; proses masuk baru; kata sandi telah; sandi telah;
        sandi diubah; diganti; telah diaktifkan; diaktifkan; dinonaktifkan; telah aktif; kesalahan masuk; gagal masuk;
        masuk yang gagal; telah dihapus; hapus otp; telah ditukar; e-mel ditukar; laluan ditukar; laluan diubah;
        dilumpuhkan; didayakan; telah berubah; penonaktifan; baru dibuat; dijanakan; ditambahkan kepada; perbarui otp;
        telah diperbarui; seseorang mencoba; seseorang telah mencoba; seseorang baru saja; ada yang mencoba;
        ada orang yang mencoba; orang mencoba masuk; seseorang cuba; cuba log masuk ke; berjaya ditukar; berjaya diubah;
        berhasil diubah; berhasil diganti; aktivitas pada akun; aktivitas akun; aktiviti akaun; percobaan gagal;
        percobaan login
    """,
    path_verify="verifikasi; konfirmasi; aktivasi; sandi; daftar; lupa; atur-ulang; aktifkan",
    path_object="akun; pengguna; sandi; daftar",
    path_sign_in="masuk",
    path_refuse="pengaturan; pesanan; faktur; bantuan; privasi; syarat",
    path_undo="batal; hapus; berhenti; tolak",
    units="""
        menit; jam; detik; hari; minggu; bulan; tahun; rupiah; ribu; juta; kali; orang; poin; baris; halaman; pengguna;
        anggota; persen; kursi; km_; langkah; buah; pcs; item; minit; saat; ringgit; unit; lembar
    """,
)
