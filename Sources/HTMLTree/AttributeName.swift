/// The attributes that a tree keeps.
package enum AttributeName: UInt8, Sendable, BitwiseCopyable {
    case id, `class`, style, name, property, content, itemprop, itemtype, href, rel, role, type, datetime, title, lang, charset, hidden
    case ariaHidden, ariaLabel, httpEquiv, pubdate, colspan, rowspan, dataTestID

    /// Nil for a name that the tree does not keep.
    @inline(__always)
    init?(_ name: UnsafeBufferPointer<UInt8>) {
        let found: AttributeName? =
            switch name.count {
            case 2: Self.match(name, "id", .id)
            case 3: Self.match(name, "rel", .rel)
            case 4:
                switch name[0] | 0x20 {
                case UInt8(ascii: "n"): Self.match(name, "name", .name)
                case UInt8(ascii: "h"): Self.match(name, "href", .href)
                case UInt8(ascii: "r"): Self.match(name, "role", .role)
                case UInt8(ascii: "t"): Self.match(name, "type", .type)
                case UInt8(ascii: "l"): Self.match(name, "lang", .lang)
                default: nil
                }
            case 5:
                switch name[0] | 0x20 {
                case UInt8(ascii: "c"): Self.match(name, "class", .class)
                case UInt8(ascii: "s"): Self.match(name, "style", .style)
                case UInt8(ascii: "t"): Self.match(name, "title", .title)
                default: nil
                }
            case 6: Self.match(name, "hidden", .hidden)
            case 7:
                switch name[0] | 0x20 {
                case UInt8(ascii: "c"):
                    Self.match(name, "content", .content) ?? Self.match(name, "charset", .charset)
                        ?? Self.match(name, "colspan", .colspan)
                case UInt8(ascii: "p"): Self.match(name, "pubdate", .pubdate)
                case UInt8(ascii: "r"): Self.match(name, "rowspan", .rowspan)
                default: nil
                }
            case 8:
                switch name[0] | 0x20 {
                case UInt8(ascii: "p"): Self.match(name, "property", .property)
                case UInt8(ascii: "i"): Self.match(name, "itemprop", .itemprop) ?? Self.match(name, "itemtype", .itemtype)
                case UInt8(ascii: "d"): Self.match(name, "datetime", .datetime)
                default: nil
                }
            case 10: Self.match(name, "http-equiv", .httpEquiv) ?? Self.match(name, "aria-label", .ariaLabel)
            case 11: Self.match(name, "aria-hidden", .ariaHidden) ?? Self.match(name, "data-testid", .dataTestID)
            default: nil
            }
        guard let found else { return nil }
        self = found
    }

    @inline(__always)
    private static func match(_ name: UnsafeBufferPointer<UInt8>, _ word: StaticString, _ value: AttributeName) -> AttributeName? {
        for i in 0..<name.count where name[i] | 0x20 != word.utf8Start[i] { return nil }
        return value
    }
}
