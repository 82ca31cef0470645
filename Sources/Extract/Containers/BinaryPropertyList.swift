/// Reads the values that are asked for out of a binary property list (Apple's `bplist00`), without building the others.
struct BinaryPropertyList {
    private let bytes: [UInt8]
    private let offsetSize: Int
    private let referenceSize: Int
    private let objectCount: Int
    private let root: Int
    private let tableOffset: Int

    /// Nil where the trailer is not that of a property list or points outside of it.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= 40, bytes.starts(with: "bplist00".utf8) else { return nil }
        self.bytes = bytes
        let trailer = bytes.count - 32
        offsetSize = Int(bytes[trailer + 6])
        referenceSize = Int(bytes[trailer + 7])
        guard let count = Self.integer(bytes, at: trailer + 8, size: 8), let root = Self.integer(bytes, at: trailer + 16, size: 8),
            let table = Self.integer(bytes, at: trailer + 24, size: 8), (1...8).contains(offsetSize), (1...8).contains(referenceSize),
            count <= bytes.count, root < count, table <= trailer, count * offsetSize <= trailer - table
        else { return nil }
        (objectCount, self.root, tableOffset) = (count, root, table)
    }

    /// An object of the list.
    struct Object: Hashable {
        fileprivate var offset: Int
    }

    var top: Object? { object(root) }

    private func object(_ index: Int) -> Object? {
        guard index < objectCount, let offset = Self.integer(bytes, at: tableOffset + index * offsetSize, size: offsetSize),
            offset < tableOffset
        else { return nil }
        return Object(offset: offset)
    }

    /// The value of a key of a dictionary.
    func value(_ key: String, of dictionary: Object?) -> Object? {
        guard let dictionary, bytes[dictionary.offset] >> 4 == 0xD, let (count, start) = length(of: dictionary) else { return nil }
        guard count <= (tableOffset - start) / (2 * referenceSize) else { return nil }
        for i in 0..<count {
            guard let index = Self.integer(bytes, at: start + i * referenceSize, size: referenceSize), let name = object(index),
                string(name) == key
            else { continue }
            guard let value = Self.integer(bytes, at: start + (count + i) * referenceSize, size: referenceSize) else { return nil }
            return object(value)
        }
        return nil
    }

    func data(_ object: Object?) -> ArraySlice<UInt8>? {
        guard let object, bytes[object.offset] >> 4 == 0x4, let (count, start) = length(of: object), count <= bytes.count - start else {
            return nil
        }
        return bytes[start..<(start + count)]
    }

    func string(_ object: Object?) -> String? {
        guard let object, let (count, start) = length(of: object) else { return nil }
        switch bytes[object.offset] >> 4 {
        case 0x5 where count <= bytes.count - start: return String(decoding: bytes[start..<(start + count)], as: UTF8.self)
        case 0x6 where count <= (bytes.count - start) / 2:
            let units = (0..<count).map { UInt16(bytes[start + 2 * $0]) << 8 | UInt16(bytes[start + 2 * $0 + 1]) }
            return String(decoding: units, as: UTF16.self)
        default: return nil
        }
    }

    /// An object's element count and where its content begins.
    private func length(of object: Object) -> (count: Int, start: Int)? {
        let low = Int(bytes[object.offset] & 0x0F)
        if low != 0x0F { return (low, object.offset + 1) }
        let marker = object.offset + 1
        guard marker < tableOffset, bytes[marker] >> 4 == 0x1 else { return nil }
        let size = 1 << Int(bytes[marker] & 0x0F)
        guard size <= 8, let count = Self.integer(bytes, at: marker + 1, size: size) else { return nil }
        return (count, marker + 1 + size)
    }

    /// Big-endian, nil outside of the bytes or beyond what fits.
    private static func integer(_ bytes: [UInt8], at offset: Int, size: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - size else { return nil }
        var n: UInt64 = 0
        for b in bytes[offset..<(offset + size)] { n = n << 8 | UInt64(b) }
        return n <= UInt64(Int32.max) * 16 ? Int(n) : nil
    }
}

extension BinaryPropertyList {
    /// Whether the top is the dictionary of a saved page, as Safari writes it.
    var isWebArchive: Bool { value("WebMainResource", of: top) != nil }
}
