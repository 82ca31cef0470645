import JSONText
import Matching
import Records

/// What a word does in reported speech; a word may do several things.
struct CueKinds: OptionSet, Sendable, Hashable {
    let rawValue: UInt64

    /// Says that somebody says something: 表示, 说.
    static let speech = CueKinds(rawValue: 1 << 0)
    /// Takes what is said after a comma: 认为,…
    static let comma = CueKinds(rawValue: 1 << 1)
    /// Takes what is said without a mark: 建议北京市…
    static let open = CueKinds(rawValue: 1 << 2)
    /// Opens what shall be: 要, 应. After any speech verb, it is what is said.
    static let modal = CueKinds(rawValue: 1 << 3)
    /// After a speech verb, tells that the verb is a noun or means something else here: 建议的, 表示感谢.
    static let nominal = CueKinds(rawValue: 1 << 4)
    /// Belongs to the verb before it: 了, 道.
    static let aspect = CueKinds(rawValue: 1 << 5)
    /// A longer word that only looks like a speech verb: 小说, 据介绍.
    static let notSpeech = CueKinds(rawValue: 1 << 6)
    static let pronoun = CueKinds(rawValue: 1 << 7)
    /// Stands between who speaks and the verb: 还, 近日.
    static let adverb = CueKinds(rawValue: 1 << 8)
    /// Stands between a document and the verb: 报告中提到.
    static let inside = CueKinds(rawValue: 1 << 9)
    /// May follow a person's name.
    static let afterName = CueKinds(rawValue: 1 << 10)
    /// Stands before a person's office without being part of it: 作为, 记者对.
    static let leadIn = CueKinds(rawValue: 1 << 11)
    /// Ends the words of an office: 省长, 董事长.
    static let role = CueKinds(rawValue: 1 << 12)
    /// Speaks without a name: 专家, 负责人.
    static let anonymous = CueKinds(rawValue: 1 << 13)
    /// Ends the name of a body: 委, 公司, 会议.
    static let body = CueKinds(rawValue: 1 << 14)
    static let meeting = CueKinds(rawValue: 1 << 15)
    static let document = CueKinds(rawValue: 1 << 16)
    /// Ends the name of a work report.
    static let report = CueKinds(rawValue: 1 << 17)
    static let refusedSubject = CueKinds(rawValue: 1 << 18)
    static let interviewer = CueKinds(rawValue: 1 << 19)
    static let interviewee = CueKinds(rawValue: 1 << 20)
    /// Before a colon, tells that nobody speaks: 来源, 其中.
    static let notLabel = CueKinds(rawValue: 1 << 21)
    /// After a closing mark, tells that the words in marks are part of a name: “一带一路”倡议.
    static let afterQuote = CueKinds(rawValue: 1 << 22)
    /// Opens a sentence rather than a name.
    static let predicate = CueKinds(rawValue: 1 << 23)
    /// Tells that a date is the date of speaking: 召开, 采访.
    static let occasion = CueKinds(rawValue: 1 << 24)
    /// Tells of another occasion than the one before: 大会上.
    static let otherOccasion = CueKinds(rawValue: 1 << 25)
    /// 近日: on a day that is not told, and that is not the day told before.
    static let recently = CueKinds(rawValue: 1 << 56)
    static let dateline = CueKinds(rawValue: 1 << 26)
    /// In an office or body's name, tells that it is of the whole country.
    static let national = CueKinds(rawValue: 1 << 27)
    /// In a name of a party or company of the whole country, whose branches are of a place: 中国, 致公党.
    static let nationalName = CueKinds(rawValue: 1 << 38)
    /// Before a noun that looks like a verb of speech (按…要求), or of what is done to a document: nobody speaks.
    static let according = CueKinds(rawValue: 1 << 39)
    /// Ends like the name of a body, and is none: 全部, 格局.
    static let notBody = CueKinds(rawValue: 1 << 40)
    /// Between a body and the document that it speaks in: 机构发布报告称.
    static let issue = CueKinds(rawValue: 1 << 41)
    /// Ends the name of a newspaper or the like, which 《》 do not make a document.
    static let media = CueKinds(rawValue: 1 << 42)
    /// After the name of a body or of who speaks without a name, opens the words that tell on what occasion: 发言人|在通报中.
    static let circumstance = CueKinds(rawValue: 1 << 44)
    /// Counts those who speak without a name, and says no more of them: 一位, 多名, 有.
    static let counter = CueKinds(rawValue: 1 << 45)
    /// Says only that who speaks gives no name: 不愿具名的.
    static let unnamed = CueKinds(rawValue: 1 << 46)
    /// An office that one person of the country holds, where its words begin so: 总理.
    static let nationalOffice = CueKinds(rawValue: 1 << 47)
    /// A meeting at which officials speak to the press: 新闻发布会.
    static let conference = CueKinds(rawValue: 1 << 48)
    /// After a person's name, tells that the person asks the others to speak: 主持.
    static let presiding = CueKinds(rawValue: 1 << 49)
    /// Before an enumeration, tells that it is of what shall be done: 重点抓好, 下一步.
    static let directionCue = CueKinds(rawValue: 1 << 50)
    /// A title that follows the name of whom it is: 李强总理.
    static let title = CueKinds(rawValue: 1 << 51)
    /// Between a person and the report that the person delivers: 在, 作.
    static let delivery = CueKinds(rawValue: 1 << 52)
    /// A word of which a lead-in of one character is a part: 数据.
    static let leadInPart = CueKinds(rawValue: 1 << 53)
    /// Words of who presides over a press conference: 最后一个问题.
    static let moderation = CueKinds(rawValue: 1 << 54)
    /// Of a document that the writer cites: 《报告》显示.
    static let showing = CueKinds(rawValue: 1 << 55)
    /// Takes who is told for an object before what is said: 告诉澎湃新闻,…
    static let addressed = CueKinds(rawValue: 1 << 57)
    /// Behind 在 and somebody, tells their view: 在王晶看来.
    static let viewpoint = CueKinds(rawValue: 1 << 58)
    /// May follow a name, and as well end one: 志刚.
    static let nameEnding = CueKinds(rawValue: 1 << 59)
    /// Has a word of the whole country in it, and tells of nothing national: 24个国家, 国家级.
    static let notNational = CueKinds(rawValue: 1 << 60)
    /// Writes the sounds of foreign names.
    static let transliteration = CueKinds(rawValue: 1 << 43)
    static let directionHeading = CueKinds(rawValue: 1 << 28)
    static let firstMarker = CueKinds(rawValue: 1 << 29)
    static let nextMarker = CueKinds(rawValue: 1 << 30)
    static let lastMarker = CueKinds(rawValue: 1 << 31)
    static let ending = CueKinds(rawValue: 1 << 32)
    static let salutation = CueKinds(rawValue: 1 << 33)
    /// Begins like a surname, and is none.
    static let notName = CueKinds(rawValue: 1 << 34)
    static let surname = CueKinds(rawValue: 1 << 35)
    static let compoundSurname = CueKinds(rawValue: 1 << 36)
    /// A verb that only somebody who speaks has: tells a speaker of an unknown kind.
    static let certain = CueKinds(rawValue: 1 << 37)

    /// The lists of `cues.json`.
    static let lists: [(key: String, kinds: CueKinds)] = [
        ("speech", .speech), ("comma", [.speech, .comma]), ("open", [.speech, .comma, .open]), ("certain", .certain),
        ("modal", .modal), ("nominal", .nominal),
        ("aspect", .aspect), ("notSpeech", .notSpeech), ("pronouns", .pronoun), ("adverbs", .adverb), ("inside", .inside),
        ("afterName", .afterName), ("leadIns", .leadIn), ("roles", .role), ("persons", .anonymous), ("bodies", .body),
        ("meetings", .meeting), ("documents", .document), ("reports", .report), ("refusedSubjects", .refusedSubject),
        ("interviewers", .interviewer), ("interviewees", .interviewee), ("notLabels", .notLabel), ("afterQuote", .afterQuote),
        ("predicates", .predicate), ("occasions", .occasion), ("otherOccasions", .otherOccasion), ("recently", .recently),
        ("datelines", .dateline),
        ("national", .national), ("nationalNames", .nationalName), ("according", .according), ("circumstances", .circumstance),
        ("notBodies", .notBody), ("issues", .issue),
        ("media", .media), ("directionHeadings", .directionHeading), ("directionCues", .directionCue),
        ("counters", .counter), ("unnamed", .unnamed), ("nationalOffices", .nationalOffice), ("titles", .title),
        ("conferences", .conference), ("presiding", .presiding), ("deliveries", .delivery), ("leadInParts", .leadInPart),
        ("moderations", .moderation), ("showings", .showing),
        ("endings", .ending), ("salutations", .salutation),
        ("notNames", .notName), ("compoundSurnames", .compoundSurname), ("addressing", .addressed), ("viewpoints", .viewpoint),
        ("notNational", .notNational),
    ]
}

extension CueKinds {
    /// The strings of `cues.json` of which each character is a word.
    static let characters: [(key: String, kinds: CueKinds)] = [
        ("surnames", .surname), ("surnamesTraditional", .surname), ("transliteration", .transliteration),
        ("nameEndings", .nameEnding),
    ]
}

/// The words of reported speech, from `cues.json`.
package struct CueWords: Sendable {
    /// Of more than one character.
    let matcher: TermMatcher
    /// By term of ``matcher``.
    let kinds: [CueKinds]
    /// What a single character does, by code point of the basic plane.
    let singles: [CueKinds]
    /// All that single characters do.
    let kindsOfSingles: CueKinds
    /// Who speaks in a work report, by the end of its name.
    let authors: [Author]

    struct Author: Sendable {
        var report: String
        var country: String
        /// Follows the region's name.
        var region: String
    }

    /// - Parameter json: the bytes of `cues.json`.
    /// - Throws: all that is wrong in the file.
    package init(json: [UInt8]) throws(DataFaults) {
        self = try WordFile.read(json) { CueWords($0) }
    }

    private init(_ file: WordFile) {
        var byWord: [String: CueKinds] = [:]
        /// In the order of the file, so that the matcher is the same at every start.
        var order: [String] = []
        func add(_ words: [String], _ kinds: CueKinds) {
            for word in words {
                if byWord[word] == nil { order.append(word) }
                byWord[word, default: []].formUnion(kinds)
            }
        }
        for list in CueKinds.lists { add(file.words(list.key), list.kinds) }
        if let markers = file.value("orderMarkers") {
            let groups = file.elements(markers)
            if groups.count != 3 { file.refuse("expected three lists: of the first point, the next ones, the last", at: markers) }
            for (group, kinds) in zip(groups, [CueKinds.firstMarker, .nextMarker, .lastMarker]) { add(file.words(group), kinds) }
        }
        for (key, kinds) in CueKinds.characters {
            add(file.word(file.value(key))?.unicodeScalars.map { String($0) } ?? [], kinds)
        }
        authors = file.members(file.value("authors")).compactMap { member in
            guard let country = member.value["country"]?.string, let region = member.value["region"]?.string else {
                file.refuse("expected 'country' and 'region'", at: member.value)
                return nil
            }
            return Author(report: member.key, country: country, region: region)
        }
        var singles = [CueKinds](repeating: [], count: 1 << 16)
        var terms: [[UInt8]] = []
        var kinds: [CueKinds] = []
        for word in order {
            let wordKinds = byWord[word] ?? []
            let scalars = word.unicodeScalars
            if let only = scalars.first, scalars.count == 1, only.value < 1 << 16 {
                singles[Int(only.value)] = wordKinds
            } else {
                terms.append(Array(word.utf8))
                kinds.append(wordKinds)
            }
        }
        matcher = TermMatcher(terms)
        self.kinds = kinds
        self.singles = singles
        kindsOfSingles = singles.reduce(into: []) { $0.formUnion($1) }
    }
}
