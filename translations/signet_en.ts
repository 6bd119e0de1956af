<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>signet::desktop::Tray</name>
    <message numerus="yes">
        <source>Open inbox (%Ln new)</source>
        <translation>
            <numerusform>Open inbox (%Ln new)</numerusform>
            <numerusform>Open inbox (%Ln new)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new envelopes</source>
        <translation>
            <numerusform>%Ln new envelope</numerusform>
            <numerusform>%Ln new envelopes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::Activity</name>
    <message numerus="yes">
        <source>%Ln envelopes under way</source>
        <translation>
            <numerusform>%Ln envelope under way</numerusform>
            <numerusform>%Ln envelopes under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln envelopes wait</source>
        <translation>
            <numerusform>%Ln envelope waits</numerusform>
            <numerusform>%Ln envelopes wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::EnvelopeNotices</name>
    <message numerus="yes">
        <source>%Ln things in this envelope cannot be sent</source>
        <translation>
            <numerusform>%Ln thing in this envelope cannot be sent</numerusform>
            <numerusform>%Ln things in this envelope cannot be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 And %Ln more. Nothing was sent.</source>
        <translation>
            <numerusform>%1 And %Ln more. Nothing was sent.</numerusform>
            <numerusform>%1 And %Ln more. Nothing was sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::FileListModel</name>
    <message numerus="yes">
        <source>%1 in this folder, %Ln ticked.</source>
        <translation>
            <numerusform>%1 in this folder, %Ln ticked.</numerusform>
            <numerusform>%1 in this folder, %Ln ticked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 found, %Ln ticked in this folder.</source>
        <translation>
            <numerusform>%1 found, %Ln ticked in this folder.</numerusform>
            <numerusform>%1 found, %Ln ticked in this folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::FolderModel</name>
    <message numerus="yes">
        <source>%Ln more in the list</source>
        <translation>
            <numerusform>%Ln more in the list</numerusform>
            <numerusform>%Ln more in the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::NumberEntry</name>
    <message numerus="yes">
        <source>%Ln more digits</source>
        <translation>
            <numerusform>%Ln more digit</numerusform>
            <numerusform>%Ln more digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::ProvisionDialog</name>
    <message numerus="yes">
        <source>%Ln tries are left.</source>
        <translation>
            <numerusform>%Ln try is left.</numerusform>
            <numerusform>%Ln tries are left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::Remarks</name>
    <message numerus="yes">
        <source>%1 And %Ln more.</source>
        <translation>
            <numerusform>%1 And %Ln more.</numerusform>
            <numerusform>%1 And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::SelectionModel</name>
    <message numerus="yes">
        <source>%Ln items cannot be sent</source>
        <translation>
            <numerusform>%Ln item cannot be sent</numerusform>
            <numerusform>%Ln items cannot be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::SessionModel</name>
    <message numerus="yes">
        <source>%Ln more files. Show more</source>
        <translation>
            <numerusform>%Ln more file. Show more</numerusform>
            <numerusform>%Ln more files. Show more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln minute</numerusform>
            <numerusform>%Ln minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::SizeText</name>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln folders</source>
        <translation>
            <numerusform>%Ln folder</numerusform>
            <numerusform>%Ln folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::TimeText</name>
    <message numerus="yes">
        <source>%Ln days</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::UnderWayPanel</name>
    <message numerus="yes">
        <source>%Ln envelopes</source>
        <translation>
            <numerusform>%Ln envelope</numerusform>
            <numerusform>%Ln envelopes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more are in the log below</source>
        <translation>
            <numerusform>%Ln more is in the log below</numerusform>
            <numerusform>%Ln more are in the log below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signet::ui::VerifyFlow</name>
    <message numerus="yes">
        <source>%Ln more runs are left today.</source>
        <translation>
            <numerusform>%Ln more run is left today.</numerusform>
            <numerusform>%Ln more runs are left today.</numerusform>
        </translation>
    </message>
</context>
</TS>
