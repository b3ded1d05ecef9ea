namespace BookingPortal.Components.Ui;

public enum ButtonKind
{
    Normal,
    Primary,
    Quiet,
    Danger,
}
