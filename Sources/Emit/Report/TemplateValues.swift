import Mustache

// The template engine finds a value's properties by reflection, which lists all of them for each name that it looks up. Where there is one
// value for each statement, or one with many properties, that took nine tenths of the time of a run; here they tell by themselves.

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
        case "credits": credits
        case "hasCredit": hasCredit
        case "figures": figures
        case "hasFigures": hasFigures
        case "themes": themes
        case "themeIDs": themeIDs
        case "hasThemes": hasThemes
        case "title": title
        case "publisher": publisher
        case "published": published
        case "path": path
        case "saved": saved
        case "hasSaved": hasSaved
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
        case "plain": plain
        case "hit": hit
        case "glossed": glossed
        default: nil
        }
    }
}

extension MarkedText.Hit: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "theme": theme
        default: nil
        }
    }
}

extension StatementList: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "statements": statements
        case "root": root
        default: nil
        }
    }
}
