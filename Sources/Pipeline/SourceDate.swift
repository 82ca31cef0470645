import Records

extension RunSettings {
    /// What `SOURCE_DATE_EPOCH` says, as an ISO 8601 time in UTC; nil where it is not set.
    ///
    /// The variable is that of reproducible-builds.org: seconds since 1970-01-01T00:00:00Z.
    func sourceDate() throws(RunError) -> String? {
        guard let text = environment["SOURCE_DATE_EPOCH"] else { return nil }
        guard let seconds = Int(text), seconds >= 0, let day = CivilDate(dayNumber: seconds / 86_400) else {
            throw RunError(.usage, "SOURCE_DATE_EPOCH is '\(text)'; it must be a number of seconds since 1970")
        }
        func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let second = seconds % 86_400
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }
}
