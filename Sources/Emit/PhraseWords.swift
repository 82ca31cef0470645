import Records

extension Region.Level {
    /// The areas of a level, as a Chinese sentence counts them.
    var chineseName: String {
        switch self {
        case .prefecture: "地级地区"
        case .county: "县级地区"
        default: "省级地区"
        }
    }

    /// One area of a level.
    var englishName: String {
        switch self {
        case .prefecture: "prefecture"
        case .county: "county"
        default: "province"
        }
    }
}

/// English words between others.
enum EnglishList {
    /// One, two and three.
    static func joined(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

/// English nouns beside numbers.
enum EnglishNoun {
    /// The noun as it stands beside a number: one county, two counties.
    static func form(_ noun: String, for n: Int) -> String {
        n == 1 ? noun : noun.hasSuffix("y") && noun != "day" ? noun.dropLast() + "ies" : noun + "s"
    }
}
