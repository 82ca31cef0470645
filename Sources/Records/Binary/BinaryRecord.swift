/// A record that can be kept as bytes and read again, as the cache of a run does.
///
/// The bytes are for the program that wrote them: whoever keeps them keeps beside them which code did, and a checksum.
package protocol BinaryRecord {
    func write(to writer: inout BinaryWriter)
    /// - Throws: ``BinaryFault`` where the bytes are no such record.
    init(from reader: inout BinaryReader) throws(BinaryFault)
}

/// Bytes that are not the record that was asked for.
package struct BinaryFault: Error, Sendable {
    /// Bytes before the place where reading stopped.
    package var offset: Int
}

/// Writes records as bytes: numbers in LEB128, a text that comes again as the place of its first writing.
package struct BinaryWriter {
    package private(set) var bytes: [UInt8] = []
    /// By bytes: two strings that are equal only up to normalization are two texts.
    private var places: [[UInt8]: Int] = [:]

    package init() {}

    package mutating func natural(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Zigzag, so that small negative numbers stay short.
    package mutating func integer(_ number: Int) {
        natural(UInt64(bitPattern: Int64(number << 1) ^ Int64(number >> 63)))
    }

    package mutating func flag(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    package mutating func number(_ number: Double) {
        withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func text(_ text: String) {
        let bytes = Array(text.utf8)
        if let place = places[bytes] {
            natural(UInt64(place) + 1)
        } else {
            places[bytes] = places.count
            natural(0)
            data(bytes)
        }
    }

    package mutating func data(_ data: [UInt8]) {
        natural(UInt64(data.count))
        bytes.append(contentsOf: data)
    }

    package mutating func list<Record: BinaryRecord>(_ records: [Record]) {
        natural(UInt64(records.count))
        for record in records { record.write(to: &self) }
    }

    package mutating func optional<Record: BinaryRecord>(_ record: Record?) {
        flag(record != nil)
        record?.write(to: &self)
    }
}

/// Reads what a ``BinaryWriter`` has written, in the same order.
package struct BinaryReader {
    private let bytes: [UInt8]
    private var at = 0
    private var texts: [String] = []

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isAtEnd: Bool { at == bytes.count }

    package var fault: BinaryFault { BinaryFault(offset: at) }

    private mutating func byte() throws(BinaryFault) -> UInt8 {
        guard at < bytes.count else { throw fault }
        defer { at += 1 }
        return bytes[at]
    }

    package mutating func natural() throws(BinaryFault) -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let b = try byte()
            guard shift < 64 else { throw fault }
            number |= UInt64(b & 0x7F) << shift
            if b < 0x80 { return number }
            shift += 7
        }
    }

    package mutating func integer() throws(BinaryFault) -> Int {
        let n = try natural()
        return Int(truncatingIfNeeded: Int64(bitPattern: n >> 1) ^ -Int64(bitPattern: n & 1))
    }

    package mutating func flag() throws(BinaryFault) -> Bool {
        switch try byte() {
        case 0: return false
        case 1: return true
        default: throw fault
        }
    }

    package mutating func number() throws(BinaryFault) -> Double {
        var pattern: UInt64 = 0
        for i in 0..<UInt64(8) { pattern |= UInt64(try byte()) << (i * 8) }
        return Double(bitPattern: pattern)
    }

    package mutating func text() throws(BinaryFault) -> String {
        let place = try natural()
        if place > 0 {
            guard place <= UInt64(texts.count) else { throw fault }
            return texts[Int(place) - 1]
        }
        let text = String(decoding: try slice(), as: UTF8.self)
        texts.append(text)
        return text
    }

    package mutating func data() throws(BinaryFault) -> [UInt8] { Array(try slice()) }

    private mutating func slice() throws(BinaryFault) -> ArraySlice<UInt8> {
        let count = try natural()
        guard count <= UInt64(bytes.count - at) else { throw fault }
        defer { at += Int(count) }
        return bytes[at..<at + Int(count)]
    }

    package mutating func list<Record: BinaryRecord>(of type: Record.Type = Record.self) throws(BinaryFault) -> [Record] {
        let count = try natural()
        // A record takes at least a byte, so a length beyond the rest is no length.
        guard count <= UInt64(bytes.count - at) else { throw fault }
        var records: [Record] = []
        records.reserveCapacity(Int(count))
        for _ in 0..<count { records.append(try Record(from: &self)) }
        return records
    }

    package mutating func optional<Record: BinaryRecord>(_ type: Record.Type = Record.self) throws(BinaryFault) -> Record? {
        try flag() ? try Record(from: &self) : nil
    }

    /// The value of an enumeration that was written as its raw text.
    package mutating func choice<Choice: RawRepresentable>(_ type: Choice.Type = Choice.self) throws(BinaryFault) -> Choice
    where Choice.RawValue == String {
        guard let choice = Choice(rawValue: try text()) else { throw fault }
        return choice
    }
}

extension String: BinaryRecord {
    package func write(to writer: inout BinaryWriter) { writer.text(self) }
    package init(from reader: inout BinaryReader) throws(BinaryFault) { self = try reader.text() }
}

extension TextSpan: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        writer.integer(start)
        writer.integer(end - start)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        let start = try reader.integer()
        self.init(start, start + (try reader.integer()))
    }
}

extension CivilDate: BinaryRecord {
    package func write(to writer: inout BinaryWriter) { writer.integer(dayNumber) }
    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        guard let day = CivilDate(dayNumber: try reader.integer()) else { throw reader.fault }
        self = day
    }
}

extension Region: BinaryRecord {
    package func write(to writer: inout BinaryWriter) {
        writer.text(code)
        writer.text(name)
        writer.text(level.rawValue)
        writer.optional(provinceCode)
    }

    package init(from reader: inout BinaryReader) throws(BinaryFault) {
        self.init(
            code: try reader.text(),
            name: try reader.text(),
            level: try reader.choice(),
            provinceCode: try reader.optional()
        )
    }
}

extension DatePrecision: BinaryRecord {
    package func write(to writer: inout BinaryWriter) { writer.text(rawValue) }
    package init(from reader: inout BinaryReader) throws(BinaryFault) { self = try reader.choice() }
}
