/// A character encoding by its WHATWG name, and the name under which iconv knows the same or the nearest table.
struct Encoding: Hashable, Sendable {
    let name: String
    let iconvName: String

    static let utf8 = Encoding(name: "utf-8", iconvName: "UTF-8")
    static let utf16LE = Encoding(name: "utf-16le", iconvName: "UTF-16LE")
    static let utf16BE = Encoding(name: "utf-16be", iconvName: "UTF-16BE")
    static let gb18030 = Encoding(name: "gb18030", iconvName: "GB18030")
    static let big5 = Encoding(name: "big5", iconvName: "BIG5-HKSCS")
    static let shiftJIS = Encoding(name: "shift_jis", iconvName: "CP932")
    static let eucJP = Encoding(name: "euc-jp", iconvName: "EUC-JP")
    static let eucKR = Encoding(name: "euc-kr", iconvName: "CP949")
    static let windows1252 = Encoding(name: "windows-1252", iconvName: "CP1252")

    var isUTF16: Bool { self == .utf16LE || self == .utf16BE }

    private init(name: String, iconvName: String) {
        self.name = name
        self.iconvName = iconvName
    }

    /// - Parameter label: in any case, quoted or with space around it. Nil where nobody knows it.
    init?(label: String) {
        let drop: (UInt8) -> Bool = { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: ";") }
        let trimmed = label.utf8.drop(while: drop).reversed().drop(while: drop).reversed()
        let key = String(decoding: trimmed, as: UTF8.self).lowercased()
        guard let encoding = Self.byLabel[key] else { return nil }
        self = encoding
    }

    private static let byLabel: [String: Encoding] = {
        var table: [String: Encoding] = [:]
        for line in labels.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let encoding = Encoding(name: words[0], iconvName: words[1])
            table[words[0]] = encoding
            for label in words.dropFirst(2) { table[label] = encoding }
        }
        return table
    }()

    /// Name, iconv's name, further labels. From the WHATWG Encoding Standard, with GB2312 and GBK read as their superset GB18030, and with
    /// spellings that saved pages have beside the standard's.
    private static let labels = """
        utf-8 UTF-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf_8 utf-8n u8
        utf-16le UTF-16LE utf-16 unicode ucs-2 iso-10646-ucs-2 csunicode unicodefeff
        utf-16be UTF-16BE unicodefffe
        gb18030 GB18030 gb2312 gbk gb_2312-80 gb_2312 gb-2312 gb2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk cp936 ms936 \
        windows-936 936 gb13000 gb18030-2000 gb18030-2005 gb18030-2022 gb euc-cn euccn x-euc-cn simplified-chinese
        big5 BIG5-HKSCS big5-hkscs cn-big5 csbig5 x-x-big5 x-big5 big-5 big5hkscs cp950 ms950 windows-950 950 big5-eten
        shift_jis CP932 shift-jis sjis csshiftjis ms_kanji ms932 windows-31j x-sjis cp932
        euc-jp EUC-JP eucjp cseucpkdfmtjapanese x-euc-jp
        iso-2022-jp ISO-2022-JP csiso2022jp
        euc-kr CP949 euckr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cp949 uhc
        windows-1252 CP1252 ansi_x3.4-1968 ascii us-ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 \
        iso_8859-1 iso_8859-1:1987 l1 latin1 latin-1 x-cp1252 ansi
        windows-1250 CP1250 cp1250 x-cp1250
        windows-1251 CP1251 cp1251 x-cp1251
        windows-1253 CP1253 cp1253 x-cp1253
        windows-1254 CP1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5
        windows-1255 CP1255 cp1255 x-cp1255
        windows-1256 CP1256 cp1256 x-cp1256
        windows-1257 CP1257 cp1257 x-cp1257
        windows-1258 CP1258 cp1258 x-cp1258
        windows-874 CP874 tis-620 iso-8859-11 dos-874
        iso-8859-2 ISO-8859-2 latin2 l2 iso8859-2 iso_8859-2 csisolatin2
        iso-8859-3 ISO-8859-3 latin3 l3 iso8859-3
        iso-8859-4 ISO-8859-4 latin4 l4 iso8859-4
        iso-8859-5 ISO-8859-5 cyrillic iso8859-5
        iso-8859-6 ISO-8859-6 arabic iso8859-6
        iso-8859-7 ISO-8859-7 greek iso8859-7
        iso-8859-8 ISO-8859-8 hebrew iso8859-8 iso-8859-8-i visual logical
        iso-8859-10 ISO-8859-10 latin6 l6 iso8859-10
        iso-8859-13 ISO-8859-13 iso8859-13
        iso-8859-14 ISO-8859-14 iso8859-14
        iso-8859-15 ISO-8859-15 latin9 l9 iso8859-15 csisolatin9
        iso-8859-16 ISO-8859-16
        koi8-r KOI8-R koi8 koi koi8_r cskoi8r
        koi8-u KOI8-U koi8-ru
        ibm866 IBM866 866 cp866 csibm866
        macintosh MACINTOSH mac x-mac-roman csmacintosh
        """
}
