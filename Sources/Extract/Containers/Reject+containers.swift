import Records

extension Reject.Code {
    /// Archives and compressed files stand in one another deeper than ``ContainerLimits/depth``.
    public static let nestedTooDeep = Reject.Code(rawValue: "nested-too-deep")
    /// An input expands beyond ``ContainerLimits/expandedBytes``.
    public static let expandedTooLarge = Reject.Code(rawValue: "expanded-too-large")
    /// An input expands by more than ``ContainerLimits/ratio``.
    public static let expansionRatio = Reject.Code(rawValue: "expansion-ratio")
    /// An archive has more members than ``ContainerLimits/members``.
    public static let tooManyMembers = Reject.Code(rawValue: "too-many-members")
    /// The container's bytes contradict its format.
    public static let corrupt = Reject.Code(rawValue: "corrupt")
    /// The container ends inside a page.
    public static let truncated = Reject.Code(rawValue: "truncated")
    /// An archive member is encrypted.
    public static let encrypted = Reject.Code(rawValue: "encrypted")
    /// A container or content coding that is known but not read.
    public static let unsupported = Reject.Code(rawValue: "unsupported-format")
    /// The bytes are neither a page nor a text nor a container.
    public static let notAPage = Reject.Code(rawValue: "not-a-page")
    /// The container was read and has no page in it.
    public static let noPage = Reject.Code(rawValue: "no-page")
    /// A row of a table breaks the table's format.
    public static let badRow = Reject.Code(rawValue: "bad-row")
    /// A row of a table has no text.
    public static let rowWithoutText = Reject.Code(rawValue: "row-without-text")
    /// A table has no column with a text.
    public static let noTextColumn = Reject.Code(rawValue: "no-text-column")
}
