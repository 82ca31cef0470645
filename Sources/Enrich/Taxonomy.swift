import JSONText
import Records

/// A versioned list of themes with the terms that tell them.
public struct Taxonomy: Sendable {
    public var name: String
    public var version: String
    public var groups: [ThemeGroup]
    public var themes: [Theme]

    public init(name: String, version: String, groups: [ThemeGroup], themes: [Theme]) {
        self.name = name
        self.version = version
        self.groups = groups
        self.themes = themes
    }
}

extension Taxonomy {
    /// What reading a taxonomy file gave: every fault, not only the first.
    public enum Reading: Sendable {
        case taxonomy(Taxonomy)
        case faults([DataFault])
    }

    /// Reads a taxonomy file (JSON; `data/schemas/taxonomy.schema.json` describes it).
    public static func read(json: [UInt8]) -> Reading {
        let root: JSONValue
        do {
            root = try JSONParser.parse(json)
        } catch {
            return .faults([DataFault(error.message, at: error.offset)])
        }
        var reader = TaxonomyReader()
        let taxonomy = reader.taxonomy(root)
        return reader.faults.isEmpty ? .taxonomy(taxonomy) : .faults(reader.faults.sorted { ($0.offset ?? 0) < ($1.offset ?? 0) })
    }
}

/// Turns the JSON tree into a ``Taxonomy`` and collects what is wrong with it.
private struct TaxonomyReader {
    var faults: [DataFault] = []

    mutating func taxonomy(_ root: JSONValue) -> Taxonomy {
        refuseUnknownKeys(of: root, known: ["$schema", "version", "name", "note", "groups", "themes", "shared"])
        let groups = objects("groups", of: root).map { group in
            refuseUnknownKeys(of: group, known: ["id", "zh", "en"])
            return ThemeGroup(id: text("id", of: group), zh: text("zh", of: group), en: text("en", of: group))
        }
        let themes = objects("themes", of: root).map { theme($0, groups: Set(groups.map(\.id))) }
        refuseRepeated(themes.map(\.id), "theme", in: objects("themes", of: root))
        refuseRepeated(groups.map(\.id), "group", in: objects("groups", of: root))
        refuseUnshared(in: objects("themes", of: root), shared: root["shared"])
        if themes.isEmpty { faults.append(DataFault("the taxonomy has no theme", at: root["themes"]?.offset ?? root.offset)) }
        return Taxonomy(name: text("name", of: root), version: text("version", of: root), groups: groups, themes: themes)
    }

    private mutating func theme(_ value: JSONValue, groups: Set<String>) -> Theme {
        refuseUnknownKeys(of: value, known: ["id", "zh", "en", "group", "terms", "general", "exclude", "note"])
        let id = text("id", of: value)
        let group = text("group", of: value)
        if !group.isEmpty, !groups.contains(group) {
            faults.append(DataFault("theme '\(id)': there is no group '\(group)'", at: value["group"]?.offset))
        }
        let terms = strings("terms", of: value, theme: id)
        if terms.isEmpty { faults.append(DataFault("theme '\(id)' has no term", at: value.offset)) }
        let general = value["general"] == nil ? [] : strings("general", of: value, theme: id)
        for (word, element) in zip(general, value["general"]?.elements ?? []) where !terms.contains(word) {
            faults.append(DataFault("theme '\(id)': '\(word)' in 'general' is not among its 'terms'; add it there", at: element.offset))
        }
        return Theme(
            id: id,
            zh: text("zh", of: value),
            en: text("en", of: value),
            group: group,
            terms: terms,
            generalTerms: general,
            exclusions: value["exclude"] == nil ? [] : strings("exclude", of: value, theme: id)
        )
    }

    private mutating func text(_ key: String, of value: JSONValue) -> String {
        guard let member = value[key] else {
            faults.append(DataFault("'\(key)' is missing", at: value.offset))
            return ""
        }
        guard let string = member.string, !string.isEmpty else {
            faults.append(DataFault("'\(key)' must be a text that is not empty, not \(member.kindName)", at: member.offset))
            return ""
        }
        return string
    }

    private mutating func objects(_ key: String, of value: JSONValue) -> [JSONValue] {
        guard let elements = value[key]?.elements else {
            faults.append(DataFault("'\(key)' must be a list of objects", at: value[key]?.offset ?? value.offset))
            return []
        }
        return elements
    }

    /// Terms are matched in either case, so that `AI` and `ai` are one.
    private static func folded(_ term: String) -> String { term.lowercased() }

    /// A term of several themes counts for each of them; since that is mostly a slip, it has to be said.
    private mutating func refuseUnshared(in themes: [JSONValue], shared: JSONValue?) {
        var owners: [String: [String]] = [:]
        let sharedElements = shared?.elements ?? []
        if let shared, shared.elements == nil { faults.append(DataFault("'shared' must be a list of terms", at: shared.offset)) }
        let isShared = Set(sharedElements.compactMap { $0.string.map(Self.folded) })
        for theme in themes {
            guard let id = theme["id"]?.string else { continue }
            for element in theme["terms"]?.elements ?? [] {
                guard let term = element.string, !term.isEmpty else { continue }
                let others = owners[Self.folded(term), default: []]
                if let other = others.first, other != id, !isShared.contains(Self.folded(term)) {
                    faults.append(
                        DataFault(
                            "theme '\(id)': '\(term)' is a term of theme '\(other)' too; delete one, or name it in 'shared'",
                            at: element.offset
                        )
                    )
                }
                if !others.contains(id) { owners[Self.folded(term)] = others + [id] }
            }
        }
        for element in sharedElements where (element.string.flatMap { owners[Self.folded($0)] } ?? []).count < 2 {
            faults.append(DataFault("'shared': '\(element.string ?? "")' is no term of two themes; delete it", at: element.offset))
        }
    }

    private mutating func strings(_ key: String, of value: JSONValue, theme: String) -> [String] {
        guard let list = value[key], let elements = list.elements else {
            faults.append(DataFault("theme '\(theme)': '\(key)' must be a list of texts", at: value[key]?.offset ?? value.offset))
            return []
        }
        var seen: Set<String> = []
        return elements.compactMap { element in
            guard let string = element.string, string.contains(where: { !$0.isWhitespace }) else {
                faults.append(DataFault("theme '\(theme)': an empty entry in '\(key)'; delete it", at: element.offset))
                return nil
            }
            guard seen.insert(Self.folded(string)).inserted else {
                faults.append(DataFault("theme '\(theme)': '\(string)' stands twice in '\(key)'; delete one", at: element.offset))
                return nil
            }
            return string
        }
    }

    private mutating func refuseUnknownKeys(of value: JSONValue, known: [String]) {
        guard let members = value.members else {
            faults.append(DataFault("expected an object, not \(value.kindName)", at: value.offset))
            return
        }
        var seen: Set<String> = []
        for member in members {
            if !known.contains(member.key) {
                faults.append(DataFault("unknown key '\(member.key)' (known: \(known.joined(separator: ", ")))", at: member.keyOffset))
            } else if !seen.insert(member.key).inserted {
                faults.append(DataFault("the key '\(member.key)' stands twice", at: member.keyOffset))
            }
        }
    }

    private mutating func refuseRepeated(_ ids: [String], _ what: String, in values: [JSONValue]) {
        var seen: Set<String> = []
        for (id, value) in zip(ids, values) where !id.isEmpty && !seen.insert(id).inserted {
            faults.append(DataFault("the \(what) id '\(id)' stands twice", at: value["id"]?.offset))
        }
    }
}
