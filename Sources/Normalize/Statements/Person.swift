import Records

/// A person whom the article names.
struct Person: Sendable, Hashable {
    var name: String
    /// The office in full, such as 全国政协委员、新大陆董事长.
    var role: String?
    /// Where the office stands.
    var roleSpan: TextSpan?
}

/// The persons of an article and where they are named.
struct Roster: Sendable {
    private(set) var persons: [Person] = []
    /// In the order of the text, none overlapping another.
    let places: [Place]
    /// For each person the indices of ``places``.
    private let placesOfPerson: [[Int]]
    /// For each place the last one before it that names another person, or -1.
    private let lastOther: [Int]
    /// The person named most; of equals the first.
    let mostNamed: Int?

    /// Where a person is named.
    struct Place: Sendable, Placed {
        var span: TextSpan
        /// Index of ``persons``.
        var person: Int
    }

    struct Candidate {
        var span: TextSpan
        var role: TextSpan?
        /// Another way to write the name, such as a Latin one in brackets.
        var alias: TextSpan?
    }

    init(_ candidates: [Candidate], in reading: Reading) {
        var persons: [Person] = []
        var index = NameIndex()
        var spelled: [Place] = []
        for candidate in candidates {
            let name = Self.withoutSpaces(reading.text[candidate.span])
            let bytes = Array(name.utf8)
            let person = index.person(named: bytes) ?? persons.count
            if person == persons.count {
                persons.append(Person(name: name, role: nil, roleSpan: nil))
                index.insert(bytes, person: person)
            }
            if let alias = candidate.alias { index.insert(Array(reading.text.bytes[alias.range]), person: person) }
            if let role = candidate.role, role.count > (persons[person].roleSpan?.count ?? 0) {
                persons[person].role = Self.withoutSpaces(reading.text[role])
                persons[person].roleSpan = role
            }
            // A name with a space inside is found by its own place alone.
            spelled.append(Place(span: candidate.span, person: person))
        }
        let found = index.places(in: reading.text)
        places = Self.merged(found, spelled.filter { !found.overlap($0.span) })
        var placesOfPerson = [[Int]](repeating: [], count: persons.count)
        var lastOther = [Int](repeating: -1, count: places.count)
        for (place, named) in places.enumerated() {
            placesOfPerson[named.person].append(place)
            guard place > 0 else { continue }
            lastOther[place] = places[place - 1].person == named.person ? lastOther[place - 1] : place - 1
        }
        let most = placesOfPerson.map(\.count).max()
        mostNamed = placesOfPerson.firstIndex { $0.count == most }
        self.persons = persons
        self.placesOfPerson = placesOfPerson
        self.lastOther = lastOther
    }

    private static func merged(_ found: [Place], _ spelled: [Place]) -> [Place] {
        var places: [Place] = []
        for place in (found + spelled).sorted(by: { $0.span < $1.span }) {
            if let last = places.last, last.span.overlaps(place.span) { continue }
            places.append(place)
        }
        return places
    }

    /// A space between two Han characters is typesetting: 省长　王予波, 林 君.
    static func withoutSpaces(_ string: String) -> String {
        let scalars = Array(string.unicodeScalars)
        var result = String.UnicodeScalarView()
        for (i, scalar) in scalars.enumerated() {
            if Punctuation.isSpace(scalar.value) {
                let before = i > 0 ? scalars[i - 1].value : 0
                let after = i + 1 < scalars.count ? scalars[i + 1].value : 0
                guard before < 0x80, after < 0x80, !Punctuation.isSpace(before) else { continue }
            }
            result.append(scalar)
        }
        return String(result)
    }

    /// The places in a span, in order.
    func places(in span: TextSpan) -> ArraySlice<Place> { places.within(span) }

    /// Indices of the places of a person, in order.
    func places(of person: Int) -> [Int] { placesOfPerson[person] }

    /// The place that begins before an offset and ends behind it.
    func place(cutAt offset: Int) -> Place? {
        let index = places.firstIndex(from: offset) - 1
        return index >= 0 && places[index].span.end > offset ? places[index] : nil
    }

    /// The last place that ends before an offset and names somebody else than `person`.
    func lastPlace(before offset: Int, otherThan person: Int?) -> Place? {
        var index = places.firstIndex(from: offset) - 1
        if index >= 0, places[index].span.end > offset { index -= 1 }
        if index >= 0, places[index].person == person { index = lastOther[index] }
        return index >= 0 ? places[index] : nil
    }

    /// The last place of a person that ends before an offset.
    func lastPlace(of person: Int, before offset: Int) -> Place? {
        let own = placesOfPerson[person]
        var low = 0
        var high = own.count
        while low < high {
            let middle = (low + high) / 2
            if places[own[middle]].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? places[own[low - 1]] : nil
    }

    /// Bytes of all the offices that are told of one person (300 characters).
    private static let longestRole = 900

    /// Adds what the text says of a person elsewhere, such as 王晶是全国政协委员.
    mutating func addRole(_ role: TextSpan, to person: Int, in reading: Reading) {
        let words = Roster.withoutSpaces(reading.text[role])
        if let known = persons[person].role {
            guard known.utf8.count + words.utf8.count <= Self.longestRole, !known.contains(words) else { return }
            persons[person].role = words + "、" + known
        } else {
            persons[person].role = words
        }
        persons[person].roleSpan = persons[person].roleSpan ?? role
    }
}
