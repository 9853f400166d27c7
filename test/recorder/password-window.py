"""A GTK 3 window with a plain field and one for a password. Not ours to record: a stranger's program."""
import gi

gi.require_version('Gtk', '3.0')
from gi.repository import Gtk

window = Gtk.Window(title='Unlock')
window.set_default_size(360, 160)
box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=12, margin=12)
for name, shown in (('Account', True), ('Key', False)):
    label, entry = Gtk.Label(label=name, xalign=0), Gtk.Entry(visibility=shown)
    label.set_mnemonic_widget(entry)
    entry.get_accessible().set_name(name)
    box.pack_start(label, False, False, 0)
    box.pack_start(entry, False, False, 0)
window.add(box)
window.connect('destroy', Gtk.main_quit)
window.show_all()
window.move(580, 20)
Gtk.main()
