import Records

/// The administrative areas of China in every year since 1981, with the macro regions and zones of official plans.
///
/// A document of a year is read against the table of 31 December of the year before: what was in force when the year began.
/// Every `year` of this type is a document's year. Rows lie in flat arrays, since the table is loaded at each start.
package struct Gazetteer: Sendable {
    /// Rows of the table, by code and then by first year; macro regions and zones behind them.
    var places: [Place]
    /// UTF-8 bytes of all names, to which places and forms point.
    var pool: [UInt8]
    /// The spellings of places, those of one spelling together.
    var forms: [Form]
    /// The distinct spellings by hash, each with its run of ``forms``.
    var spellings: [Spelling]
    var areas: [Area]
    /// Those of provinces and prefectures, by code.
    var abbreviations: [Abbreviation]
    /// Rows before this index are administrative areas, by code.
    var areaStart: Int
    /// The first year that the table tells of.
    var firstTable: Int

    /// A row: one area under one code, name and parent, from one table to another.
    struct Place: Sendable {
        /// GB/T 2260 code; 0 for a macro region or zone.
        var code: UInt32
        /// The code of the area above.
        var parent: UInt32
        var nameStart: UInt32
        var nameCount: UInt16
        /// The first table (31 December of this year) that has it.
        var start: UInt16
        /// The first table that has it no longer.
        var end: UInt16
        var level: Region.Level
    }

    /// One spelling of one place.
    struct Form: Sendable {
        var place: Int32
        var kind: Kind

        /// How much a spelling says by itself.
        enum Kind: UInt8, Sendable {
            /// 福建省, 喀喇沁左翼蒙古族自治县.
            case full
            /// 喀左县, 海南州: shorter, with its kind word.
            case alias
            /// 福建, 延边, 喀左: without it.
            case short
        }
    }

    /// A one-character name: 闽 of 福建.
    struct Abbreviation: Sendable {
        var letter: [UInt8]
        var place: Int32
    }

    struct Spelling: Sendable {
        var hash: UInt64
        var start: UInt32
        var count: UInt16
        var firstForm: UInt32
        var formCount: UInt16
    }

    /// What a macro region or zone has beside a row's columns.
    struct Area: Sendable {
        var id: String
        /// Codes of the areas that it is made of, or of the hosts of a zone.
        var members: [UInt32]
    }

    /// - Parameters:
    ///   - regions: `regions.tsv`: code, name, level, parent, start_year, end_year (exclusive), short, aliases, abbreviations, …
    ///   - zones: `zones.tsv`: id, name, kind (macro or zone), aliases, members.
    /// - Throws: all that is wrong in both files.
    package init(regions: [UInt8], zones: [UInt8]) throws(NormalizeFaults) {
        var builder = GazetteerBuilder(capacity: regions.count)
        var faults = NormalizeFaults()
        _ = faults.read(.regions) { () throws(DataFaults) in try builder.readRegions(regions) }
        let areaStart = builder.places.count
        _ = faults.read(.zones) { () throws(DataFaults) in try builder.readZones(zones) }
        if !faults.faults.isEmpty { throw faults }
        (spellings, forms) = builder.indexedForms()
        places = builder.places
        pool = builder.pool
        areas = builder.areas
        abbreviations = builder.abbreviations
        self.areaStart = areaStart
        firstTable = Int(places[0..<areaStart].map(\.start).min() ?? 0)
    }
}

extension Gazetteer {
    /// The area of a code in a document's year: the row in force, else the nearest one in time; also `CN` and ids of zones.
    package func region(code: String, year: Int) -> Region? {
        if code == Region.china.code { return .china }
        if let number = UInt32(code) { return place(code: number, year: year).map(region) }
        return areas.firstIndex { $0.id == code }.map { region(areaStart + $0) }
    }

    /// The area of a name, full or short, in a document's year.
    /// - Parameter within: a region that it lies in, which decides between areas of one name.
    /// - Returns: nil where no area, or more than one, has the name.
    package func region(named name: String, year: Int, within: Region? = nil) -> Region? {
        guard let spelling = spelling(of: Array(name.utf8)) else { return nil }
        var found: [Int] = []
        var bestKind = Form.Kind.short
        for form in forms[formRange(spelling)] {
            let index = Int(form.place)
            guard isInForce(index, year: year) else { continue }
            if let within, !lies(index, within: within) { continue }
            if form.kind.rawValue < bestKind.rawValue { found = [] }
            if found.isEmpty || form.kind == bestKind {
                bestKind = form.kind
                if !found.contains(index) { found.append(index) }
            }
        }
        guard let highest = found.map({ rank($0) }).min() else { return nil }
        let best = found.filter { rank($0) == highest }
        return best.count == 1 ? region(best[0]) : nil
    }

    /// The areas of the first level in a document's year, by code.
    package func provinces(year: Int) -> [Region] {
        (0..<areaStart).filter { places[$0].level == .province && isInForce($0, year: year) }.map(region)
    }

    /// The administrative areas of all levels below the country in a document's year, by code.
    package func areas(year: Int) -> [Region] {
        (0..<areaStart).filter { isInForce($0, year: year) }.map(region)
    }

    /// The area that an area lies in: county → prefecture or province → country; nil for the country and for macro regions.
    package func parent(of region: Region, year: Int) -> Region? {
        switch region.level {
        case .country, .macro: return nil
        case .province: return .china
        case .zone: return region.provinceCode.flatMap { self.region(code: $0, year: year) }
        case .prefecture, .county:
            guard let number = UInt32(region.code), let index = place(code: number, year: year) else { return nil }
            return place(code: places[index].parent, year: year).map(self.region)
        }
    }

    /// The areas that a macro region is made of, or the hosts of a zone.
    package func members(of region: Region, year: Int) -> [Region] {
        guard let area = areas.first(where: { $0.id == region.code }) else { return [] }
        return area.members.compactMap { place(code: $0, year: year).map(self.region) }
    }
}

extension Gazetteer {
    func region(_ index: Int) -> Region {
        let place = places[index]
        let start = Int(place.nameStart)
        let name = String(decoding: pool[start..<start + Int(place.nameCount)], as: UTF8.self)
        let province = provinceCode(index)
        return Region(code: codeText(index), name: name, level: place.level, provinceCode: province == 0 ? nil : String(province))
    }

    func codeText(_ index: Int) -> String {
        index >= areaStart ? areas[index - areaStart].id : String(places[index].code)
    }

    /// Whether a place's name ends in a word and has more than that.
    func ends(_ index: Int, in word: [UInt8]) -> Bool {
        let end = Int(places[index].nameStart) + Int(places[index].nameCount)
        return places[index].nameCount > word.count && pool[end - word.count..<end].elementsEqual(word)
    }

    func isCity(_ index: Int) -> Bool { ends(index, in: DeicticUnit.city.word) }

    /// The code of the province that a place lies in; 0 where there are several.
    func provinceCode(_ index: Int) -> UInt32 {
        if index < areaStart { return places[index].code / 10_000 * 10_000 }
        let provinces = Set(areas[index - areaStart].members.map { $0 / 10_000 * 10_000 })
        return provinces.count == 1 ? provinces.first ?? 0 : 0
    }

    /// Whether the table that a document of the year is read against has the row.
    func isInForce(_ index: Int, year: Int) -> Bool {
        let table = max(year - 1, firstTable)
        return Int(places[index].start) <= table && table < Int(places[index].end)
    }

    /// The years between a document's table and the nearest one that has the row.
    func distance(_ index: Int, year: Int) -> Int {
        let table = max(year - 1, firstTable)
        let place = places[index]
        if table < Int(place.start) { return Int(place.start) - table }
        return table < Int(place.end) ? 0 : table - Int(place.end) + 1
    }

    func place(code: UInt32, year: Int) -> Int? {
        var low = 0
        var high = areaStart
        while low < high {
            let middle = (low + high) / 2
            if places[middle].code < code { low = middle + 1 } else { high = middle }
        }
        var best: Int?
        while low < areaStart, places[low].code == code {
            if best.map({ distance(low, year: year) < distance($0, year: year) }) ?? true { best = low }
            low += 1
        }
        return best
    }

    /// The code that a one-character name stands for: of provinces before prefectures.
    func code(ofLetter letter: [UInt8]) -> UInt32? {
        let found = abbreviations.filter { $0.letter == letter }.map { Int($0.place) }
        return found.min { rank($0) < rank($1) }.map { places[$0].code }
    }

    func lies(_ index: Int, within region: Region) -> Bool {
        if region.level == .country || codeText(index) == region.code { return true }
        guard let code = UInt32(region.code) else {
            guard let area = areas.first(where: { $0.id == region.code }) else { return false }
            return area.members.contains { lies(index, withinCode: $0) }
        }
        return lies(index, withinCode: code)
    }

    func lies(_ index: Int, withinCode code: UInt32) -> Bool {
        if index >= areaStart {
            let members = areas[index - areaStart].members
            return members.allSatisfy { $0 == code || $0 / 100 * 100 == code || $0 / 10_000 * 10_000 == code }
        }
        return places[index].code == code || places[index].parent == code || places[index].code / 10_000 * 10_000 == code
    }

    /// 0 for a province, 1 for a prefecture, 2 for a county, 3 for what is no administrative area.
    func rank(_ index: Int) -> Int {
        switch places[index].level {
        case .country, .province: 0
        case .prefecture: 1
        case .county: 2
        case .macro, .zone: 3
        }
    }

    func formRange(_ spelling: Int) -> Range<Int> {
        let first = Int(spellings[spelling].firstForm)
        return first..<first + Int(spellings[spelling].formCount)
    }

    func spelling(of name: [UInt8]) -> Int? {
        let hash = GazetteerBuilder.hash(name[...])
        var low = 0
        var high = spellings.count
        while low < high {
            let middle = (low + high) / 2
            if spellings[middle].hash < hash { low = middle + 1 } else { high = middle }
        }
        while low < spellings.count, spellings[low].hash == hash {
            let start = Int(spellings[low].start)
            if pool[start..<start + Int(spellings[low].count)].elementsEqual(name) { return low }
            low += 1
        }
        return nil
    }
}
