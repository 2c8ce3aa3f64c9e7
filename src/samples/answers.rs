//! The answers of the samples: one wording per outcome, with the cause worded in.

use super::chance::Chance;
use super::findings::Finding;

/// How a case ended in the samples (handbook §4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleOutcome {
    Substantiated,
    Partial,
    Unsubstantiated,
    Inconclusive,
    OutOfScope,
    Withdrawn,
}

impl SampleOutcome {
    /// What the measures must have shown for this outcome.
    pub(super) fn finding(self) -> Finding {
        match self {
            Self::Substantiated | Self::Partial => Finding::Signs,
            Self::Inconclusive => Finding::CouldNot,
            Self::Unsubstantiated | Self::OutOfScope | Self::Withdrawn => Finding::NoSigns,
        }
    }

    /// The words on the substance need measures; the others only reasons.
    pub fn needs_measures(self) -> bool {
        !matches!(self, Self::OutOfScope | Self::Withdrawn)
    }
}

/// The answer as a handler types it, field by field (handbook §6.3, draft D).
#[derive(Clone, Debug)]
pub struct SampleAnswer {
    pub outcome: SampleOutcome,
    /// `H01` to `H14`; empty when not known.
    pub cause: &'static str,
    pub summary: &'static str,
    pub reasons: String,
    pub technical_done: &'static str,
    pub business_done: &'static str,
    pub remedy: &'static str,
    pub guidance: &'static str,
}

struct Wording {
    cause: &'static str,
    how: &'static str,
    remedy: &'static str,
    guidance: &'static str,
}

const WORDINGS: [Wording; 13] = [
    Wording {
        cause: "H01",
        how: "thông tin được gửi nhầm người nhận do ghép sai dòng khi gửi hàng loạt",
        remedy: "Đã yêu cầu người nhận nhầm xóa và xác nhận bằng văn bản; thêm bước kiểm tra người nhận trước khi gửi.",
        guidance: "Quý khách giữ lại thư hoặc hóa đơn nhận nhầm (nếu có) và không chuyển tiếp.",
    },
    Wording {
        cause: "H02",
        how: "thông tin in trên phiếu giao đã bị người ngoài nhìn thấy trong lúc giao hàng",
        remedy: "Đã che số điện thoại trên phiếu giao và yêu cầu đơn vị giao hàng xử lý người vi phạm.",
        guidance: "Quý khách chỉ thanh toán qua ứng dụng và không chuyển khoản theo yêu cầu qua điện thoại.",
    },
    Wording {
        cause: "H03",
        how: "một đối tác đã dùng thông tin ngoài phạm vi hợp đồng",
        remedy: "Đã dừng chia sẻ dữ liệu với đối tác này và yêu cầu xóa, có biên bản xác nhận.",
        guidance: "Nếu còn nhận cuộc gọi, Quý khách cho chúng tôi biết giờ gọi và đầu số.",
    },
    Wording {
        cause: "H04",
        how: "một tài khoản nội bộ đã xem hồ sơ ngoài công việc được giao",
        remedy: "Đã thu hồi quyền truy cập, xử lý theo nội quy và bật cảnh báo xem hồ sơ ngoài giờ.",
        guidance: "Quý khách có thể đổi số điện thoại nhận hàng trong mục Tài khoản.",
    },
    Wording {
        cause: "H05",
        how: "mật khẩu đã bị lộ ở một dịch vụ khác được thử lại trên tài khoản này",
        remedy: "Đã đăng xuất mọi thiết bị và yêu cầu đặt mật khẩu mới.",
        guidance: "Quý khách đặt mật khẩu riêng cho ứng dụng và bật xác nhận đăng nhập.",
    },
    Wording {
        cause: "H06",
        how: "một trang giả mạo đã thu thập thông tin, không phải trang của chúng tôi",
        remedy: "Đã gửi yêu cầu gỡ trang giả mạo và cảnh báo trong ứng dụng.",
        guidance: "Quý khách báo ngân hàng khóa thẻ và không mở đường dẫn trong tin nhắn.",
    },
    Wording {
        cause: "H07",
        how: "tài khoản được dùng chung trên nhiều thiết bị của quán",
        remedy: "Đã thu hồi các phiên đăng nhập cũ và hướng dẫn tạo tài khoản riêng cho từng người.",
        guidance: "Quý khách gỡ người đã nghỉ việc trong mục Thành viên của quán.",
    },
    Wording {
        cause: "H08",
        how: "ứng dụng còn mở trên chiếc điện thoại đã mất",
        remedy: "Đã khóa phiên trên thiết bị đó và gửi danh sách những trang đã được xem.",
        guidance: "Quý khách khóa SIM và đổi mật khẩu email.",
    },
    Wording {
        cause: "H09",
        how: "đường dẫn theo dõi đơn cho phép đoán số của đơn khác",
        remedy: "Đã sửa lỗi trong ngày và rà lại mọi lượt xem bất thường.",
        guidance: "Quý khách không cần làm gì thêm.",
    },
    Wording {
        cause: "H10",
        how: "một bảng tính nội bộ bị để ở chế độ công khai",
        remedy: "Đã đóng bảng tính, yêu cầu gỡ khỏi kết quả tìm kiếm và rà mọi tệp chia sẻ.",
        guidance: "Quý khách cho chúng tôi biết nếu còn thấy bản sao ở nơi khác.",
    },
    Wording {
        cause: "H11",
        how: "thông tin đã có sẵn trên trang công khai của quán",
        remedy: "Đã gửi hướng dẫn ẩn số điện thoại trên trang của quán.",
        guidance: "Quý khách cân nhắc dùng số riêng cho việc nhận hàng.",
    },
    Wording {
        cause: "H12",
        how: "dữ liệu bên ngoài khác với bản chúng tôi lưu",
        remedy: "Đã đưa số điện thoại vào danh sách không liên hệ của chúng tôi.",
        guidance: "Quý khách có thể đăng ký từ chối cuộc gọi quảng cáo với nhà mạng.",
    },
    Wording {
        cause: "H13",
        how: "thông tin được dùng trong một chiến dịch mà Quý khách đã từ chối",
        remedy: "Đã gỡ khỏi mọi danh sách gửi tin và sửa lỗi đồng bộ từ chối.",
        guidance: "Nếu còn nhận tin, Quý khách trả lời thư này kèm ảnh chụp.",
    },
];

const NOT_KNOWN: Wording = Wording {
    cause: "",
    how: "chưa xác định được nguồn",
    remedy: "Chúng tôi tiếp tục giữ nhật ký và sẽ báo khi có thêm thông tin.",
    guidance: "Quý khách gửi thêm ảnh chụp hoặc giờ gọi nếu có.",
};

/// The answer for a case with this outcome and cause.
pub(super) fn answer(outcome: SampleOutcome, cause: &str, chance: &mut Chance) -> SampleAnswer {
    let is_known = outcome.finding() == Finding::Signs;
    let wording = WORDINGS
        .iter()
        .find(|wording| is_known && wording.cause == cause)
        .unwrap_or(&NOT_KNOWN);
    SampleAnswer {
        outcome,
        cause: wording.cause,
        summary: "Quý khách phản ánh thông tin cá nhân của mình được người khác biết hoặc dùng khi chưa có sự đồng ý.",
        reasons: reasons(outcome, wording.how, chance),
        technical_done: "Rà nhật ký truy cập và nhật ký xuất dữ liệu liên quan đến hồ sơ thành viên.",
        business_done: "Hỏi bằng văn bản đơn vị giao hàng và các bên xử lý dữ liệu; đối chiếu với hồ sơ tương tự.",
        remedy: wording.remedy,
        guidance: wording.guidance,
    }
}

fn reasons(outcome: SampleOutcome, how: &str, chance: &mut Chance) -> String {
    let days = chance.number(14, 91);
    match outcome {
        SampleOutcome::Substantiated => format!("Qua xác minh, {how}. Chúng tôi xin lỗi Quý khách về việc này."),
        SampleOutcome::Partial => {
            format!("Một phần nội dung là đúng: {how}. Phần còn lại chưa ghi nhận dấu hiệu trong {days} ngày đã rà soát.")
        }
        SampleOutcome::Unsubstantiated => format!(
            "Chúng tôi đã kiểm tra nhật ký {days} ngày, các bên xử lý và đơn vị giao hàng, chưa phát hiện dấu hiệu thông tin bị lộ từ \
             hệ thống của chúng tôi. Kết quả này chỉ nói về phạm vi đã kiểm tra."
        ),
        SampleOutcome::Inconclusive => format!(
            "Chúng tôi chưa đủ căn cứ để kết luận. Đã kiểm tra: nhật ký {days} ngày và hồ sơ tương tự. Chưa kiểm tra được: phần nhật ký \
             đã hết hạn lưu và trả lời của một đối tác."
        ),
        SampleOutcome::OutOfScope => "Nội dung này là về giá và đơn hàng, không thuộc phạm vi giải quyết khiếu nại về thông tin cá nhân. Quý khách \
             vui lòng liên hệ tổng đài chăm sóc khách hàng."
            .to_owned(),
        SampleOutcome::Withdrawn => {
            "Quý khách đã báo rút khiếu nại sau khi nhận được giải thích. Chúng tôi ghi nhận và lưu hồ sơ.".to_owned()
        }
    }
}
