import Records

/// Reads the two tables of the gazetteer into flat arrays.
struct GazetteerBuilder {
    var places: [Gazetteer.Place] = []
    var pool: [UInt8] = []
    var areas: [Gazetteer.Area] = []
    var abbreviations: [Gazetteer.Abbreviation] = []
    private var pending: [PendingForm] = []

    private struct PendingForm {
        var hash: UInt64
        var start: UInt32
        var count: UInt16
        var form: Gazetteer.Form
    }

    init(capacity: Int) {
        pool.reserveCapacity(capacity / 2)
        places.reserveCapacity(capacity / 50)
        pending.reserveCapacity(capacity / 20)
    }

    mutating func readRegions(_ bytes: [UInt8]) throws(DataFaults) {
        let table = try Self.table(
            bytes,
            columns: ["code", "name", "level", "parent", "start_year", "end_year", "short", "aliases", "abbreviations"]
        )
        var faults = table.eachRow { row throws(DataFault) in
            guard let code = row.number(0), (110_000...999_999).contains(code) else {
                throw DataFault("a region's code has six digits", at: row.offset(0))
            }
            guard let level = Self.level(row.bytes(2)) else {
                throw DataFault("the level is province, prefecture or county", at: row.offset(2))
            }
            guard let parent = row.number(3), let start = row.number(4) else {
                throw DataFault("a region needs its parent's code and its first year", at: row.offset(3))
            }
            guard !row.bytes(1).isEmpty else { throw DataFault("a region needs a name", at: row.offset(1)) }
            if let last = places.last, UInt32(code) < last.code {
                throw DataFault("rows stand in order of code", at: row.offset(0))
            }
            let index = Int32(places.count)
            let name = append(row.bytes(1))
            places.append(
                Gazetteer.Place(
                    code: UInt32(code),
                    parent: UInt32(parent),
                    nameStart: name.start,
                    nameCount: name.count,
                    start: UInt16(clamping: start),
                    end: row.number(5).map { UInt16(clamping: $0) } ?? .max,
                    level: level
                )
            )
            add(name, Gazetteer.Form(place: index, kind: .full))
            if !row.bytes(6).isEmpty { add(append(row.bytes(6)), Gazetteer.Form(place: index, kind: .short)) }
            for alias in row.list(7) {
                let kind: Gazetteer.Form.Kind = level != .county || Self.endsInKindWord(alias) ? .alias : .short
                add(append(alias), Gazetteer.Form(place: index, kind: kind))
            }
            for letter in row.list(8) { abbreviations.append(Gazetteer.Abbreviation(letter: Array(letter), place: index)) }
        }
        if places.isEmpty, faults.isEmpty { faults.append(DataFault("the table of regions has no row")) }
        if !faults.isEmpty { throw DataFaults(faults) }
    }

    private static func table(_ bytes: [UInt8], columns: [String]) throws(DataFaults) -> TableReader {
        do { return try TableReader(bytes, columns: columns) } catch { throw DataFaults([error]) }
    }

    mutating func readZones(_ bytes: [UInt8]) throws(DataFaults) {
        let table = try Self.table(bytes, columns: ["id", "name", "kind", "aliases", "members"])
        let faults = table.eachRow { row throws(DataFault) in
            let kind = row.bytes(2)
            guard kind.elementsEqual("macro".utf8) || kind.elementsEqual("zone".utf8) else {
                throw DataFault("the kind is macro or zone", at: row.offset(2))
            }
            var members: [UInt32] = []
            for member in row.list(4) {
                guard let code = TableReader.number(member) else {
                    throw DataFault("members are codes with ; between them", at: row.offset(4))
                }
                members.append(UInt32(code))
            }
            guard !row.bytes(0).isEmpty, !row.bytes(1).isEmpty, !members.isEmpty else {
                throw DataFault("an area needs id, name and members", at: row.offset(0))
            }
            areas.append(Gazetteer.Area(id: String(decoding: row.bytes(0), as: UTF8.self), members: members))
            let index = Int32(places.count)
            let name = append(row.bytes(1))
            places.append(
                Gazetteer.Place(
                    code: 0,
                    parent: 0,
                    nameStart: name.start,
                    nameCount: name.count,
                    start: 0,
                    end: .max,
                    level: kind.elementsEqual("macro".utf8) ? .macro : .zone
                )
            )
            add(name, Gazetteer.Form(place: index, kind: .full))
            for alias in row.list(3) { add(append(alias), Gazetteer.Form(place: index, kind: .alias)) }
        }
        if !faults.isEmpty { throw DataFaults(faults) }
    }

    /// Sorts the spellings by hash, so that equal ones lie together and a name is found by binary search.
    func indexedForms() -> ([Gazetteer.Spelling], [Gazetteer.Form]) {
        let sorted = pending.sorted { ($0.hash, $0.form.place) < ($1.hash, $1.form.place) }
        var spellings: [Gazetteer.Spelling] = []
        var forms: [Gazetteer.Form] = []
        spellings.reserveCapacity(sorted.count)
        forms.reserveCapacity(sorted.count)
        for item in sorted {
            if let last = spellings.last, last.hash == item.hash, last.count == item.count {
                spellings[spellings.count - 1].formCount += 1
            } else {
                spellings.append(
                    Gazetteer.Spelling(
                        hash: item.hash,
                        start: item.start,
                        count: item.count,
                        firstForm: UInt32(forms.count),
                        formCount: 1
                    )
                )
            }
            forms.append(item.form)
        }
        return (spellings, forms)
    }

    /// FNV-1a, 64 bits: no two of the table's spellings of one length share a value.
    static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) -> (start: UInt32, count: UInt16) {
        let start = UInt32(pool.count)
        pool.append(contentsOf: bytes)
        return (start, UInt16(clamping: bytes.count))
    }

    private mutating func add(_ name: (start: UInt32, count: UInt16), _ form: Gazetteer.Form) {
        let bytes = pool[Int(name.start)..<Int(name.start) + Int(name.count)]
        pending.append(PendingForm(hash: Self.hash(bytes), start: name.start, count: name.count, form: form))
    }

    private static func level(_ word: ArraySlice<UInt8>) -> Region.Level? {
        for level in [Region.Level.province, .prefecture, .county] where word.elementsEqual(level.rawValue.utf8) { return level }
        return nil
    }

    private static let kindWords: [[UInt8]] = ["县", "区", "旗", "市"].map { Array($0.utf8) }

    private static func endsInKindWord(_ name: ArraySlice<UInt8>) -> Bool {
        kindWords.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
    }
}
