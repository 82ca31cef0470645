import JSONText
import Records

/// A data file of words (`cues.json`, `expressions.json`, `region-words.json`) as it is read: lists and tables by key.
///
/// What is wrong is kept with its place, and reading goes on with nothing in its stead, so that all faults of a file are told at once.
/// A key that nobody has asked for when reading is over is a fault too.
final class WordFile {
    private final class Faults {
        var list: [DataFault] = []
    }

    private let root: JSONValue
    private let faults: Faults
    private var asked: Set<String> = []

    private init(_ root: JSONValue, _ faults: Faults) {
        self.root = root
        self.faults = faults
    }

    /// - Parameter body: makes of the file what the words are read for.
    static func read<Value>(_ json: [UInt8], _ body: (WordFile) -> Value) throws(DataFaults) -> Value {
        let root: JSONValue
        do {
            root = try JSONParser.parse(json)
        } catch {
            throw DataFaults([DataFault(error.message, at: error.offset)])
        }
        let file = WordFile(root, Faults())
        guard root.members != nil else { throw DataFaults([DataFault("expected an object, found \(root.kindName)", at: root.offset)]) }
        let version = file.value("version")
        if let version, version.integer != 1 { file.refuse("expected version 1", at: version) }
        let value = body(file)
        file.refuseUnasked()
        guard file.faults.list.isEmpty else {
            throw DataFaults(file.faults.list.sorted { ($0.offset ?? 0, $0.message) < ($1.offset ?? 0, $1.message) })
        }
        return value
    }

    private func refuseUnasked() {
        var seen: Set<String> = []
        for member in root.members ?? [] {
            if !asked.contains(member.key) {
                faults.list.append(DataFault("unknown key '\(member.key)'", at: member.keyOffset))
            } else if !seen.insert(member.key).inserted {
                faults.list.append(DataFault("the key '\(member.key)' stands twice", at: member.keyOffset))
            }
        }
    }

    func refuse(_ message: String, at value: JSONValue) { faults.list.append(DataFault(message, at: value.offset)) }

    // MARK: Values

    func value(_ key: String) -> JSONValue? {
        asked.insert(key)
        guard let value = root[key] else {
            refuse("missing '\(key)'", at: root)
            return nil
        }
        return value
    }

    /// Reads an object inside of the file, whose keys have to be asked for as well.
    func section<Value>(_ key: String, _ body: (WordFile) -> Value) -> Value {
        let found = value(key)
        _ = members(found)
        guard let object = found, object.members != nil else {
            // That it is missing or no object is told; that it lacks words would be told once more for each of its lists.
            return body(WordFile(JSONValue(.object([]), offset: root.offset), Faults()))
        }
        let section = WordFile(object, faults)
        let value = body(section)
        section.refuseUnasked()
        return value
    }

    func members(_ value: JSONValue?) -> [JSONValue.Member] {
        guard let value else { return [] }
        if value.members == nil { refuse("expected an object, found \(value.kindName)", at: value) }
        return value.members ?? []
    }

    func elements(_ value: JSONValue?) -> [JSONValue] {
        guard let value else { return [] }
        if value.elements == nil { refuse("expected a list, found \(value.kindName)", at: value) }
        return value.elements ?? []
    }

    func integer(_ value: JSONValue?) -> Int? {
        guard let value else { return nil }
        if value.integer == nil { refuse("expected a whole number, found \(value.kindName)", at: value) }
        return value.integer
    }

    /// A text that is not empty.
    func word(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        guard let word = value.string else {
            refuse("expected a word, found \(value.kindName)", at: value)
            return nil
        }
        if word.isEmpty { refuse("a word must not be empty", at: value) }
        return word.isEmpty ? nil : word
    }

    // MARK: Lists of words

    func words(_ value: JSONValue?) -> [String] { elements(value).compactMap { word($0) } }

    func words(_ key: String) -> [String] { words(value(key)) }

    /// The words' UTF-8 bytes.
    func bytes(_ key: String) -> [[UInt8]] { words(key).map { Array($0.utf8) } }
}
