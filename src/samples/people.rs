//! Names, phone numbers, addresses and workplaces of people who do not exist.

use unicode_normalization::UnicodeNormalization;

use super::chance::Chance;

/// Who complains, and how to reach them.
#[derive(Clone, Debug)]
pub struct Person {
    pub full_name: String,
    pub email: String,
    /// As people write it: with or without spaces, dots, +84.
    pub phone: String,
    /// Street, ward and province: the two tiers in force since 01/07/2025, some in the older spelling.
    pub address: String,
    pub street: String,
    pub restaurant: &'static str,
}

const FAMILIES: [&str; 24] = [
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Huỳnh", "Hoàng",
    "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trương", "Mai",
];

const WOMEN: [&str; 26] = [
    "Thị Hường",
    "Thị Thu Hà",
    "Thị Kim Oanh",
    "Ngọc Ánh",
    "Thị Mỹ Duyên",
    "Thanh Trúc",
    "Thị Bích Phượng",
    "Thùy Linh",
    "Minh Thư",
    "Thị Hồng Gấm",
    "Phương Uyên",
    "Thị Tuyết Mai",
    "Khánh Vy",
    "Thị Út",
    "Diễm My",
    "Thị Đào",
    "Hoài An",
    "Thị Thanh Xuân",
    "Bảo Châu",
    "Thị Lệ Thủy",
    "Quỳnh Như",
    "Thị Ngọc Yến",
    "Tường Vi",
    "Thị Huệ",
    "Hà My",
    "Thị Sáu",
];

const MEN: [&str; 26] = [
    "Văn Đức",
    "Minh Quân",
    "Hữu Phước",
    "Quốc Bảo",
    "Đình Khôi",
    "Thanh Tùng",
    "Văn Tám",
    "Trọng Nghĩa",
    "Hoàng Long",
    "Công Danh",
    "Anh Tuấn",
    "Xuân Trường",
    "Nhật Minh",
    "Tấn Lộc",
    "Văn Bình",
    "Phúc Hưng",
    "Duy Khánh",
    "Thành Đạt",
    "Bá Sơn",
    "Gia Huy",
    "Văn Ổn",
    "Chí Hiếu",
    "Quang Vinh",
    "Mạnh Cường",
    "Đức Thịnh",
    "Hải Đăng",
];

/// Names that the usual pattern of family, middle and given name does not cover.
const OTHERS: [&str; 14] = [
    "H'Hen Niê",
    "K'Brơih",
    "Y Thim Byă",
    "Tôn Nữ Thị Hạnh Nguyên",
    "Thạch Sô Phia",
    "Kim Sà Rum",
    "Vàng Thị Mỷ",
    "Lò Văn Ún",
    "Châu Rô Ta",
    "Hà",
    "Công Tằng Tôn Nữ Diệu Ái",
    "Sarah O'Connor",
    "Takahashi Yuki",
    "Lâm Chấn Huy",
];

const RESTAURANTS: [&str; 28] = [
    "Quán Cơm Tấm Bà Ghiền Nhỏ",
    "Phở Gánh Hàng Muối",
    "Bếp Nhà Út",
    "Bún Bò Cô Mai",
    "Nhà hàng Sen Quê",
    "Lẩu Mắm Miệt Vườn",
    "Cà phê Hiên Nhà",
    "Bánh Mì Chú Tám",
    "Nhà hàng chay An Lạc Viên",
    "Quán Ốc Đêm Ba Đình",
    "Bếp ăn trường Mầm non Hoa Mai",
    "Hủ Tiếu Nam Vang Kim Liên",
    "Nhà hàng Biển Gọi",
    "Cơm Niêu Đất Nung",
    "Trà sữa Lá Me",
    "Quán Nướng Gió Đồng",
    "Bếp trung tâm Ngọc Lan",
    "Khách sạn Phù Sa",
    "Mì Quảng Ông Bốn",
    "Pizza Góc Phố",
    "Nhà hàng tiệc cưới Hoàng Yến Chi",
    "Bánh Xèo Mười Lăm",
    "Sushi Hạt Gạo",
    "Quán Gà Lá Chanh",
    "Bếp Mẹ Nấu",
    "Bún Đậu Phố Huyện",
    "Nhà hàng Vườn Cau",
    "Cháo Lòng Cô Ba",
];

const STREETS: [&str; 22] = [
    "Nguyễn Gia Trí",
    "Phan Xích Long",
    "Điện Biên Phủ",
    "Hoàng Diệu",
    "Trần Não",
    "Lê Văn Sỹ",
    "Cách Mạng Tháng Tám",
    "Nguyễn Thị Thập",
    "Bùi Viện",
    "Xô Viết Nghệ Tĩnh",
    "Đặng Văn Ngữ",
    "Phạm Văn Đồng",
    "Ngô Tất Tố",
    "Trường Chinh",
    "Kim Mã",
    "Láng Hạ",
    "Nguyễn Văn Linh",
    "Hai Bà Trưng",
    "Đinh Bộ Lĩnh",
    "Ung Văn Khiêm",
    "Lý Thường Kiệt",
    "Võ Thị Sáu",
];

const PLACES: [&str; 18] = [
    "Phường Thạnh Mỹ Tây, TP. Hồ Chí Minh",
    "Phường Bình Thạnh, TP. Hồ Chí Minh",
    "Phường Xuân Hòa, TP. Hồ Chí Minh",
    "Phường An Khánh, TP. Hồ Chí Minh",
    "Phường Tân Mỹ, TP. Hồ Chí Minh",
    "Phường Gò Vấp, TP. Hồ Chí Minh",
    "Phường Thủ Dầu Một, TP. Hồ Chí Minh",
    "Phường Vũng Tàu, TP. Hồ Chí Minh",
    "Phường Thạnh Mỹ Tây (Phường 25, Quận Bình Thạnh cũ), TP. Hồ Chí Minh",
    "Phường Ba Đình, Hà Nội",
    "Phường Láng, Hà Nội",
    "Phường Cầu Giấy, Hà Nội",
    "Phường Hải Châu, Đà Nẵng",
    "Phường Hội An, Đà Nẵng",
    "Phường Ninh Kiều, Cần Thơ",
    "Phường Buôn Ma Thuột, Đắk Lắk",
    "Phường Biên Hòa, Đồng Nai",
    "Đặc khu Phú Quốc, An Giang",
];

/// The first three digits of mobile numbers in use since 2018.
const HEADS: [&str; 18] = [
    "032", "033", "035", "036", "038", "070", "076", "077", "079", "081", "083", "086", "090",
    "093", "097", "098", "056", "059",
];

/// Domains reserved for examples (RFC 2606): nobody will ever get a mail by mistake.
const DOMAINS: [&str; 4] = [
    "example.com",
    "example.net",
    "example.org",
    "nhahang.example",
];

/// Every word that could give a made-up person away, for searches that must find none of them.
pub const WORDS: [&[&str]; 6] = [&WOMEN, &MEN, &OTHERS, &RESTAURANTS, &STREETS, &PLACES];

impl Person {
    pub fn new(chance: &mut Chance) -> Self {
        let full_name = full_name(chance);
        let email = email(chance, &full_name);
        let street = chance.word(&STREETS);
        Self {
            full_name,
            email,
            phone: phone(chance),
            address: address(chance, street),
            street: street.to_owned(),
            restaurant: chance.word(&RESTAURANTS),
        }
    }
}

fn full_name(chance: &mut Chance) -> String {
    match chance.number(0, 100) {
        0..47 => format!("{} {}", chance.word(&FAMILIES), chance.word(&WOMEN)),
        47..94 => format!("{} {}", chance.word(&FAMILIES), chance.word(&MEN)),
        _ => chance.word(&OTHERS).to_owned(),
    }
}

/// Given name first, as many Vietnamese addresses are made: `huong.nguyen84@example.com`.
fn email(chance: &mut Chance, full_name: &str) -> String {
    let plain: String = full_name
        .to_lowercase()
        .replace('đ', "d")
        .nfd()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == ' ')
        .collect();
    let mut words = plain.split_whitespace();
    let family = words.next().unwrap_or("khach");
    let given = words.last().unwrap_or("hang");
    format!(
        "{given}.{family}{}@{}",
        chance.number(1, 9999),
        chance.word(&DOMAINS)
    )
}

fn phone(chance: &mut Chance) -> String {
    let head = chance.word(&HEADS);
    let (middle, tail) = (chance.digits(3), chance.digits(4));
    match chance.number(0, 6) {
        0 => format!("{head} {middle} {tail}"),
        1 => format!("{head}.{middle}.{tail}"),
        2 => format!("+84 {} {middle} {tail}", head.trim_start_matches('0')),
        3 => format!("028 {} {tail}", chance.digits(4)),
        _ => format!("{head}{middle}{tail}"),
    }
}

fn address(chance: &mut Chance, street: &str) -> String {
    let number = chance.number(1, 480);
    let house = match chance.number(0, 4) {
        0 => format!("{number}/{}", chance.number(1, 60)),
        1 => format!("{number}A"),
        _ => number.to_string(),
    };
    format!("{house} {street}, {}", chance.word(&PLACES))
}

/// How many of [`DESK`], from the first on, work cases.
pub const HANDLERS: i64 = 4;

/// Who is at the desk in the samples: a lead, three handlers, an auditor.
pub const DESK: [(&str, &str); 5] = [
    ("Lê Thị Thanh Hương", "huong@desk.example"),
    ("Phạm Quốc Việt", "viet@desk.example"),
    ("Đoàn Ngọc Diễm", "diem@desk.example"),
    ("Trịnh Công Hậu", "hau@desk.example"),
    ("Mai Xuân Phúc", "phuc@desk.example"),
];
