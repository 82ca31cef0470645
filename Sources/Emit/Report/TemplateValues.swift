import Mustache

// The template engine finds a value's properties by reflection, which lists all of them for each name that it looks up. Where there is one
// value for each statement, or one with many properties, that took 96 % of the time of a run; here they tell by themselves.

extension ReportStatement: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "id": id
        case "date": date
        case "region": region
        case "form": form
        case "isQuoted": isQuoted
        case "pieces": pieces
        case "isCut": isCut
        case "speaker": speaker
        case "role": role
        case "document": document
        case "session": session
        case "hasCredit": hasCredit
        case "figures": figures
        case "hasFigures": hasFigures
        case "themes": themes
        case "hasThemes": hasThemes
        case "title": title
        case "publisher": publisher
        case "published": published
        case "path": path
        case "saved": saved
        case "address": address
        case "others": others
        case "hasOthers": hasOthers
        default: nil
        }
    }
}

extension MarkedText: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "theme": theme
        case "gloss": gloss
        default: nil
        }
    }
}

extension StatementList: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "statements": statements
        case "labels": labels
        case "root": root
        default: nil
        }
    }
}

/// ``ReportLabels`` by name, listed once.
struct LabelTable: MustacheParent, Sendable {
    private let texts: [String: String]
    private let lists: [String: [String]]

    init(_ labels: ReportLabels) {
        var texts: [String: String] = [:]
        var lists: [String: [String]] = [:]
        for (name, value) in Mirror(reflecting: labels).children {
            guard let name else { continue }
            texts[name] = value as? String
            lists[name] = value as? [String]
        }
        self.texts = texts
        self.lists = lists
    }

    func child(named name: String) -> Any? { texts[name] ?? lists[name] }
}
