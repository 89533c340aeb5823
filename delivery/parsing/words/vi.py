"""What Vietnamese mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_của_; _và_; _bạn_; _là_; _cho_; _này_; _không_; _được_; _trong_; _với_",
    code="""
        mã xác; mã otp; mã bảo mật; mã đăng nhập; mã của bạn; mã pin; mã dùng một lần; mã sau; mã này; mã bên dưới;
        mã dưới đây; mã kích hoạt; mã kiểm; mã số xác; nhập mã; mã khôi phục của; mã truy cập; mã là; mã:;
        mật khẩu dùng một lần; mật khẩu một lần; mật mã; mã thông báo; mã gồm; mật khẩu tạm; các chữ số; dãy số;
        chữ số sau; số sau; số dưới đây; số bên dưới; các ký tự; mã một lần; token; mã đặt lại; mã dưới; khóa bảo mật;
        mã xn; mã ủy quyền; mật khẩu tạm thời; mật khẩu ban đầu; mã ủy quyền mà bạn; mã ủy quyền đăng nhập;
        mã ủy quyền của bạn; mã uỷ quyền của; mã số sau; các mã sau; mã số bên dưới; mã gồm 6; mã kích; mã bí mật;
        mã khôi phục tài khoản; dùng mã; mã có giá trị; mã có hiệu lực; mã code
    """,
    before_code="_là_; _là:",
    after_code="_là_; _làm_",
    enter="nhập; điền; gõ; hãy nhập; sử dụng; sao chép; dán_; gõ_",
    other="""
        đơn hàng; mã đơn; hóa đơn; khách hàng; mã khách; vận đơn; mã vận; theo dõi; kiện hàng; bưu kiện; điện thoại;
        _đt:; sđt; hotline; mã bưu; bưu chính; mã giảm giá; giảm giá; khuyến mãi; khuyến mại; mã quà; quà tặng; phiếu;
        voucher; coupon; tham chiếu; đặt chỗ; đặt phòng; đặt vé; mã đặt chỗ; mã đặt vé; số tài khoản; đuôi_;
        kết thúc bằng; số thẻ; thẻ_; mã lỗi; mã nguồn; mã qr; mã vạch; mã sản phẩm; sản phẩm; mã hàng; phòng_;
        chuyến bay; ghế; số sê-ri; serial; hợp đồng; hội viên; thành viên số; biên lai; số tiền; tổng; số dư;
        mã nhận hàng; mã vùng; mã quốc gia; mã mời; mã giới thiệu; mã cửa; mã dự phòng; mã số thuế; mst; hồ sơ;
        mã yêu cầu; giấy phép; phiên bản; _vé_; biển số; cuộc họp id; mã cuộc họp; mã giao dịch; giao dịch; tuyển dụng;
        wifi; mã chuẩn chi; mã ủy quyền; mã cấp phép; tên người dùng; tên đăng nhập; gói cước; mã gói; mã cước;
        biểu phí; mã ngân hàng; mã swift; mã chi nhánh; mã vào cửa; trên vé; yêu cầu số; đơn thuốc; quyên góp; sự cố;
        vụ việc; mã sinh viên; mã nhân viên; mã học phần; mã số sinh viên; số thứ tự; mã lớp; mã check-in; mã đổi;
        mã hội viên; mã hỗ trợ; mã pin hỗ trợ; số báo danh; số bib; số đeo; danh sách chờ; mã tham dự; mã điểm danh;
        mã ưu đãi; mã thành viên; mã phiếu; số hội viên
    """,
    nothing="""
        đặt hàng lại; để đặt lại; trong trường hợp này; đặt lại; không cần xác nhận; xác nhận gì;
        liên kết này trong trình duyệt; liên kết sau trong trình duyệt; liên kết trong trình duyệt; vào trình duyệt;
        vào trong trình duyệt; cửa sổ trình duyệt; liên kết bên dưới trong trình duyệt; trên trình duyệt của bạn:;
        thanh địa chỉ của trình duyệt; đã bị vô hiệu; bị khóa; bị chặn; bị vô hiệu; sẽ bị xóa; bị xóa; sẽ bị hủy;
        bị hủy; chờ duyệt; chờ phê duyệt; chờ xét duyệt; đã được xác minh; đã được xác nhận; đã được kích hoạt;
        xác minh thành công; xác nhận thành công; kích hoạt thành công; đã được duyệt; đã tham gia; đã chấp nhận;
        đã được phê duyệt; đã xác nhận; đã xác minh; bị đình chỉ; bị ngừng; bị ngưng; đã ngừng hoạt động; bị hạn chế;
        xác thực thành công; đã được xác thực; đã kích hoạt; đã xác thực; liên kết dưới đây trong trình duyệt;
        đường dẫn sau vào trình duyệt; đường dẫn này trong trình duyệt; bằng trình duyệt; đường dẫn vào trình duyệt
    """,
    elsewhere="""
        giảm giá; khuyến mãi; voucher; đặt phòng; đặt chỗ; thanh toán tại quầy; nhận hàng; tại cửa hàng; quầy;
        khi thanh toán; khi mua; lúc thanh toán; ưu đãi; mua sắm; mua hàng; phiếu mua; phiếu quà; danh sách chờ;
        đổi quà; vé điện tử; check-in; nhân viên cửa hàng; nhân viên bán
    """,
    meeting="cuộc họp; họp trực tuyến; hội nghị; họp_; buổi họp",
    notice="""
        nhắc đến bạn; nhắc tới bạn; nhắc tên bạn; đã nhắc bạn; đề cập đến bạn; đề cập tới bạn; gắn thẻ bạn;
        đã bình luận; vừa bình luận; bình luận mới; nhận xét mới; xem bình luận; xem nhận xét; bình luận này đang;
        đã trả lời; vừa trả lời; trả lời mới; câu trả lời mới; đọc câu trả lời; xem câu trả lời; xem trả lời;
        phản hồi mới; xem phản hồi; đã phản hồi; đã đăng một; đã đăng bài; xem bài viết; xem bài đăng; chủ đề mới;
        chủ đề nổi bật; xem chủ đề; đọc toàn bộ chủ đề; tin nhắn chưa đọc; thông báo chưa đọc; tin nhắn mới;
        đọc tin nhắn; xem tin nhắn; xem cuộc trò chuyện; xem cuộc hội thoại; tiếp tục cuộc hội; tiếp tục cuộc trò;
        xem thảo luận; thảo luận mới; tóm tắt cho; được giao cho bạn; đã giao cho bạn; đã giao công việc;
        đã giao nhiệm vụ; giao việc cho bạn; phân công cho bạn; đã phân công; chỉ định cho bạn; xem công việc;
        mở công việc; xem nhiệm vụ; mở nhiệm vụ; nhiệm vụ mới; đã thay đổi trạng thái; trạng thái đã chuyển;
        trạng thái đã được; trạng thái đã thay; đã thích bài; đã thích bình; đã thích ảnh; bày tỏ cảm xúc;
        bắt đầu theo dõi bạn; vừa theo dõi bạn; người theo dõi mới; đã chia sẻ; vừa chia sẻ; được chia sẻ với bạn;
        mở tài liệu; yêu cầu hợp nhất; yêu cầu kéo; đã được hợp nhất; bài đăng đang chờ; bài viết đang chờ;
        đang chờ bạn phê duyệt; đang chờ bạn duyệt; chờ kiểm duyệt; bản xuất; xuất dữ liệu đã; xuất dữ liệu hoàn;
        tệp xuất; sẵn sàng để tải; sẵn sàng tải; danh sách chờ; danh sách đợi; đã bình chọn; bỏ phiếu của bạn;
        thăm dò ý kiến; sửa câu trả lời; thay đổi câu trả lời; đăng ký sự kiện; đăng ký tham dự; vé điện tử;
        yêu cầu hỗ trợ #; xem yêu cầu hỗ trợ; xem phiếu hỗ trợ; vé hỗ trợ; phiếu hỗ trợ #; thông báo mới tại;
        thông báo mới trên; vừa đăng bài; vừa đăng một; có bài viết mới; có bài đăng mới; bản tóm tắt của bạn;
        tóm tắt tuần này; tóm tắt hôm nay; hoạt động mới trong; có hoạt động mới; viết trong chủ đề; đến chủ đề;
        có người xin vào; có người muốn tham gia; yêu cầu tham gia nhóm của; người duyệt thay đổi; duyệt mã nguồn;
        xem thay đổi; thông báo mới; đăng nhập để trả lời; đăng nhập để bình luận; đã được chấm; đã chấm điểm;
        đã phản ứng; ký tài liệu; yêu cầu ký; ký văn bản
    """,
    handing="tài xế; nhân viên giao; shipper; tủ khóa; người giao",
    topic="""
        xác minh; xác thực; xác nhận; đăng nhập; bảo mật; mật khẩu; đăng ký; kích hoạt; hai bước; hai lớp; hai yếu tố;
        danh tính; một lần; tài khoản
    """,
    verify="""
        khởi tạo; xác minh; xác thực; xác nhận; kích hoạt; hoàn tất; hoàn thành đăng; chấp nhận lời mời; đồng ý lời mời;
        phê duyệt; cho phép; đúng là tôi; là tôi; chính là tôi; tạo tài khoản; tham gia nhóm; tham gia; chứng thực;
        kiểm chứng; tái kích hoạt; đăng ký nhận; vâng,; đúng,; có,; đây là email; đây là địa chỉ; chấp nhận; mở khóa;
        duyệt; chứng minh; chứng tỏ; đăng ký cho tôi; tôi muốn đăng ký; theo dõi bản tin; ghi danh; lập tài khoản;
        thiết lập tài khoản; mở tài khoản; liên kết tài khoản; cập nhật tài khoản; giữ tài khoản; giữ lại tài khoản;
        tin cậy; nếu là bạn; nếu đó là bạn; nếu đúng là bạn; nhận lời mời; đồng ý thay đổi; tôi đồng ý; đồng ý tham gia;
        hoàn thiện đăng; hoàn thiện hồ sơ; kết nối tài khoản; kết nối với tài khoản; chấp thuận; gửi tin cho tôi;
        gỡ khóa; mở lại tài khoản; bỏ chặn; thực sự là của bạn; tôi muốn nhận; đúng là bạn; chính là bạn; nếu đó chính;
        bật tài khoản; liên kết với tài khoản; nối tài khoản
    """,
    reset="""
        đặt lại; đặt mật khẩu; mật khẩu mới; đổi mật khẩu; thay đổi mật khẩu; thiết lập mật khẩu; thiết lập lại;
        tạo mật khẩu; chọn mật khẩu; khôi phục; lấy lại; quên mật khẩu; cập nhật mật khẩu; cài lại; cài đặt lại;
        phục hồi; đổi lại mật; tái tạo mật khẩu; tạo lại mật khẩu; tái lập; làm mới mật khẩu; tạo mới mật khẩu;
        đổi mật mã; cập nhật mật mã; nhập mật khẩu mới; cấp lại mật khẩu; thay mật khẩu
    """,
    password="""
        mật khẩu; thông tin đăng nhập; quyền truy cập tài khoản; mật mã; thông tin tài khoản; thông tin đang nhập
    """,
    change="""
        đổi; thay; đặt; thiết lập; tạo; chọn; mới; khôi phục; quên; lấy lại; cập nhật; phục hồi; cài; tái tạo; tái lập;
        cấp lại; làm mới
    """,
    sign_in="""
        đăng nhập; liên kết đăng nhập; truy cập tài khoản; liên kết ma thuật; liên kết kỳ diệu; không cần mật khẩu;
        không dùng mật khẩu; đường dẫn đăng nhập; link đăng nhập; không cần nhập mật khẩu; đăng nhập nhanh
    """,
    object="""
        tài khoản; mail; thư điện tử; địa chỉ; đăng ký; bản tin; mật khẩu; hồ sơ; người dùng; danh tính; thiết bị;
        lời mời; thành viên; nhận tin; hộp thư; nội dung mới; tin mới; nick
    """,
    place="""
        facebook; xem thêm; đọc thêm; tìm hiểu; trang web; website; cửa hàng; mua sắm; blog; theo dõi chúng; chia sẻ;
        trang chủ; truy cập trang; ghé thăm; bảng điều khiển; xem thành viên; xem danh sách
    """,
    refuse="""
        hủy đăng ký; huỷ đăng ký; quyền riêng tư; riêng tư; chính sách; điều khoản; trợ giúp; hỗ trợ; cài đặt; tùy chọn;
        tuỳ chọn; liên hệ; chăm sóc khách; đơn hàng; hóa đơn; giao hàng; lịch hẹn; cuộc hẹn; đặt chỗ; đặt phòng; đặt vé;
        thanh toán; khảo sát; đánh giá; trình duyệt; tải về; tải xuống; tải ứng dụng; tham dự; cookie; gia hạn; quản lý;
        câu hỏi thường; xem trong; xem trực tuyến; xem trên; bình luận; bài viết; tệp; phản hồi; kết bạn; chữ ký;
        xem kết quả; xem điểm; xem thông báo; xem chi tiết; xem vé
    """,
    undo="""
        hủy; huỷ; thu hồi; xóa; từ chối; chặn; vô hiệu; đóng tài khoản; không phải tôi; không phải là tôi;
        không phải do tôi; ngừng; khóa tài khoản; báo cáo; gỡ bỏ; bãi bỏ; hoàn tác; khôi phục địa chỉ cũ; tố cáo;
        thùng rác; gỡ tài khoản; rời khỏi; bỏ theo dõi; ngưng; chấm dứt; việc xóa; đóng vĩnh viễn; không nhận nữa;
        thôi nhận
    """,
    unless="""
        không yêu cầu; không phải bạn; không phải là bạn; không thực hiện; không tạo; không đăng ký; không gửi;
        không cố; không nhận ra; không phải do; nhầm; nếu không,; nếu không phải; không muốn; không biết; không khởi;
        chưa yêu cầu; không hề; *không*; không phải của; đây không phải; không phải là người; không biết rằng;
        không đề nghị; không làm điều; không mở tài khoản; chưa từng; không ủy quyền; không cho phép; không có yêu cầu;
        nếu người khác; nếu ai đó khác; nếu có người khác
    """,
    ignore="""
        bỏ qua; không phải làm; xóa thư; vẫn giữ; không làm gì; đừng làm; đừng bận tâm; hãy xóa; xóa nó; xoá email;
        vui lòng xóa; chỉ cần xóa; giữ nguyên; không có điều gì; không cần thực hiện; đừng lo; hãy lờ; phớt lờ;
        không phải lo; không bị ảnh; không cần làm; không cần phải; không cần quan tâm; không cần để ý;
        không cần trả lời; không cần bận; không cần lo; không cần hành động; bạn không cần; sẽ không thay đổi;
        sẽ không bị; sẽ không được; sẽ không có; sẽ không nhận; sẽ không xảy; không có gì thay đổi; không có gì xảy;
        không có gì bị; mật khẩu không thay đổi; vẫn không thay đổi; không thay đổi gì; sẽ không kích; sẽ không đăng;
        sẽ không tạo; sẽ không hoàn
    """,
    alert="""
        đăng nhập mới; thiết bị mới; cảnh báo; đã được thay đổi; đã thay đổi; đã bị; đã được đặt lại; bất thường;
        đáng ngờ; lần thử đăng nhập; đã được đổi; mật khẩu đã; đã bật; đã tắt; đã được bật; đăng nhập sai;
        đăng nhập thất bại; đăng nhập không thành; vô hiệu hóa xác; email đã thay; email đã được; xóa otp; cập nhật otp;
        khóa bảo mật mới; đã được tạo lại; đã được cập nhật; kích hoạt xác minh 2; kích hoạt xác thực; vừa bị xóa;
        vừa thêm; vừa được thay; ai đó đã cố; ai đó vừa cố; ai đó đang cố; ai đó cố; có người cố; có người đã cố;
        có người vừa cố; ai đó đã thử; ai đó đã tìm cách; thay đổi thành công; đổi mật khẩu thành công;
        đặt lại thành công; cập nhật thành công; đổi thành công; hoạt động tài khoản; hoạt động của tài khoản
    """,
    path_verify="xac-minh; xac-nhan; kich-hoat; mat-khau; matkhau; dat-lai; xac-thuc; dang-ky; doi-mat",
    path_object="tai-khoan; mat-khau; matkhau; dang-ky",
    path_sign_in="dang-nhap; dangnhap",
    path_refuse="ho-tro; dieu-khoan; don-hang; cai-dat",
    path_undo="huy-; huy_; xoa-; tu-choi",
    units="""
        phút; giờ; giây; ngày; tuần; tháng; năm; đồng; vnd; đ_; lần; người; điểm; dòng; trang; thành viên; km_; bước;
        chiếc; sản phẩm; phần trăm; triệu; nghìn; ngàn; cái; vé; chỗ; tiếng; tuổi; tập
    """,
)
