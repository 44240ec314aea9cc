<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActionRow</name>
    <message>
        <source>Submit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It lies in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you see a draft. Submitting sends this text to the moderators.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes with the next exchange. Until then you can still change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has it. A moderator will read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A moderator is reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colleagues read it in their library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took it back. Your draft is still here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ActivityRowWidget</name>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnchorCard</name>
    <message>
        <source>The lesson is not on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BadgeCounts</name>
    <message numerus="yes">
        <source>%n items wait to be sent</source>
        <translation>
            <numerusform>%n item waits to be sent</numerusform>
            <numerusform>%n items wait to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Words are sent, %n files wait</source>
        <translation>
            <numerusform>Words are sent, %n file waits</numerusform>
            <numerusform>Words are sent, %n files wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files wait</source>
        <translation>
            <numerusform>%n file waits</numerusform>
            <numerusform>%n files wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarMarks</name>
    <message>
        <source>Cohort calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W{number}</source>
        <comment>W for week, in a narrow column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{days} of {all} days done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Carry by file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection for days? Let a stick do the travel. The file is encrypted; only the server can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the answers on a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a colleague’s file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect once first: its key is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put a USB stick in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the bundle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to somebody who can connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import the answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarryCounts</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entries came</source>
        <translation>
            <numerusform>%n new entry came</numerusform>
            <numerusform>%n new entries came</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and PDFs too, {size}</source>
        <translation>
            <numerusform>%n photo or PDF too, {size}</numerusform>
            <numerusform>%n photos and PDFs too, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files beside it hold photos and PDFs; they go along.</source>
        <translation>
            <numerusform>%n file beside it holds photos and PDFs; it goes along.</numerusform>
            <numerusform>%n files beside it hold photos and PDFs; they go along.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs arrived</source>
        <translation>
            <numerusform>%n photo or PDF arrived</numerusform>
            <numerusform>%n photos or PDFs arrived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs were not accepted</source>
        <translation>
            <numerusform>%n photo or PDF was not accepted</numerusform>
            <numerusform>%n photos or PDFs were not accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You carry %n files for colleagues. They go when you connect.</source>
        <translation>
            <numerusform>You carry %n file for a colleague. It goes when you connect.</numerusform>
            <numerusform>You carry %n files for colleagues. They go when you connect.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers wait to be handed back.</source>
        <translation>
            <numerusform>%n answer waits to be handed back.</numerusform>
            <numerusform>%n answers wait to be handed back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server could not take %n files. Ask for new ones.</source>
        <translation>
            <numerusform>The server could not take %n file. Ask for a new one.</numerusform>
            <numerusform>The server could not take %n files. Ask for new ones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers are on the stick.</source>
        <translation>
            <numerusform>%n answer is on the stick.</numerusform>
            <numerusform>%n answers are on the stick.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarryDesk</name>
    <message>
        <source>Write the file onto the stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file from a stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fieldbook files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the answers on a stick</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CarryWords</name>
    <message>
        <source>Nothing waits; the file asks for what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They open it with Fieldbook, or hand it in at {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick comes back with a file “answer”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your file, written {when}, has no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is written. Give it to somebody who can connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all fitted; the rest goes into the next file, once this one is answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer for {label} is here to hand back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answers wait to be handed back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is named after the file it answers. Only its laptop can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is about work that is not on this laptop any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was new in it is kept. Connect once, and the rest comes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have had this answer. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the server, by stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick brought news.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has more: write another file, or connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {label} was delivered; its answer is here to hand back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You carry the file {label} already. It goes when you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You carry the file {label} from now on. It goes when you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is sealed: you cannot read it, and nobody on the way can.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CentreSection</name>
    <message>
        <source>You began without a centre. Join one when you have a code: what you wrote stays yours and here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined to {centre}, {cohort}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined to {centre}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits goes with the next exchange.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CentreStep</name>
    <message>
        <source>Do you have a code?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With it your laptop exchanges practices and progress with your course team. It needs a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code, or no connection now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin without a centre. Lessons, quizzes and notes all work. You can join later and lose nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin without a centre</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n glossary terms are new or changed</source>
        <translation>
            <numerusform>%n glossary term is new or changed</numerusform>
            <numerusform>%n glossary terms are new or changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your drafts began in the version you have</source>
        <translation>
            <numerusform>%n of your drafts began in the version you have</numerusform>
            <numerusform>%n of your drafts began in the version you have</numerusform>
        </translation>
    </message>
    <message>
        <source>No lesson changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything for it is here already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} at {rate}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough room: {size} are needed and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}  {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New in this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer part of the course. What you did in it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text changes. We can say how when it is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small corrections, no change in the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs new</source>
        <translation>
            <numerusform>%n paragraph new</numerusform>
            <numerusform>%n paragraphs new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs changed</source>
        <translation>
            <numerusform>%n paragraph changed</numerusform>
            <numerusform>%n paragraphs changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs removed</source>
        <translation>
            <numerusform>%n paragraph removed</numerusform>
            <numerusform>%n paragraphs removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table rows new</source>
        <translation>
            <numerusform>%n table row new</numerusform>
            <numerusform>%n table rows new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table rows removed</source>
        <translation>
            <numerusform>%n table row removed</numerusform>
            <numerusform>%n table rows removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures changed</source>
        <translation>
            <numerusform>%n figure changed</numerusform>
            <numerusform>%n figures changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions new</source>
        <translation>
            <numerusform>%n question new</numerusform>
            <numerusform>%n questions new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions changed</source>
        <translation>
            <numerusform>%n question changed</numerusform>
            <numerusform>%n questions changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions removed</source>
        <translation>
            <numerusform>%n question removed</numerusform>
            <numerusform>%n questions removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights are in a changed paragraph</source>
        <translation>
            <numerusform>%n of your highlights is in a changed paragraph</numerusform>
            <numerusform>%n of your highlights are in a changed paragraph</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights lose their place</source>
        <translation>
            <numerusform>%n of your highlights loses its place</numerusform>
            <numerusform>%n of your highlights lose their place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights are in lessons that change</source>
        <translation>
            <numerusform>%n of your highlights is in a lesson that changes</numerusform>
            <numerusform>%n of your highlights are in lessons that change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n highlights stay where they are</source>
        <translation>
            <numerusform>Your highlight stays where it is</numerusform>
            <numerusform>Your %n highlights stay where they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes stand beside a changed paragraph</source>
        <translation>
            <numerusform>%n of your margin notes stands beside a changed paragraph</numerusform>
            <numerusform>%n of your margin notes stand beside a changed paragraph</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes lose their place</source>
        <translation>
            <numerusform>%n of your margin notes loses its place</numerusform>
            <numerusform>%n of your margin notes lose their place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes are in lessons that change</source>
        <translation>
            <numerusform>%n of your margin notes is in a lesson that changes</numerusform>
            <numerusform>%n of your margin notes are in lessons that change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n margin notes stay where they are</source>
        <translation>
            <numerusform>Your margin note stays where it is</numerusform>
            <numerusform>Your %n margin notes stay where they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We keep them, beside the new words. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>We keep it, beside the new words. Nothing you wrote is lost.</numerusform>
            <numerusform>We keep them, beside the new words. Nothing you wrote is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We keep them in the list “Their place has gone”. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>We keep it in the list “Their place has gone”. Nothing you wrote is lost.</numerusform>
            <numerusform>We keep them in the list “Their place has gone”. Nothing you wrote is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We look for their place in the new text. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>We look for its place in the new text. Nothing you wrote is lost.</numerusform>
            <numerusform>We look for their place in the new text. Nothing you wrote is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Version {version} stays for them until they are sent or erased.</source>
        <translation>
            <numerusform>Version {version} stays for it until it is sent or erased.</numerusform>
            <numerusform>Version {version} stays for them until they are sent or erased.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only other files of the pack are new.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChipStates</name>
    <message>
        <source>On this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned to you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>The course team gives it to you: on paper, by phone or in a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twenty letters and digits in five groups. Small letters and missing dashes do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to one centre, so it cannot lead you to another.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CohortPanel</name>
    <message>
        <source>Cohort calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done by me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search in everything on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits to be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the screen before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the list of screens to the page, and back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next theme: Paper, Sun, Lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComponentsPage</name>
    <message>
        <source>Focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Components</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>States</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: district office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others see only the region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telmo valley</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number, for example 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notice bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 items, 7.3 KB, today 18:02.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work. We try again at 18:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack is damaged. We did not install it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file on the stick is not complete. Copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync badge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a sentence in a lesson and press N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lesson 4.2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skeleton, only after 400 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message numerus="yes">
        <source>%n highlights</source>
        <translation>
            <numerusform>%n highlight</numerusform>
            <numerusform>%n highlights</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose place has gone</source>
        <translation>
            <numerusform>%n whose place has gone</numerusform>
            <numerusform>%n whose place has gone</numerusform>
        </translation>
    </message>
    <message>
        <source>In this lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContinueCard</name>
    <message>
        <source>Begin here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue where you left off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next on your way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is here today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is in this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have done all that is on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More weeks come when the course team publishes them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Lesson {number}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section {section} of {sections}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {section} of {sections}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Week {number}&lt;/b&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for new packs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseLanguageChoice</name>
    <message>
        <source>As the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be had in {language}: {weeks}. Until it is here you read it as it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way in {language}: {weeks}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseWords</name>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week can be had in {wanted}: see Packs. Until then it is in {here}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week is on its way in {wanted}. Until it is here it is in {here}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week is in English only so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week is not in {wanted} so far: here it is in {here}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in {language}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Fieldbook made a mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was saved is safe. You can go on, or close and open Fieldbook again. The report below names no person and holds none of your words; send it to the course team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>The centre did not accept it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moderator asks for changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since it was sent. The library has the text that was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun with version {version} of {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun with version {version} of Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message numerus="yes">
        <source>about %n seconds</source>
        <translation>
            <numerusform>about %n second</numerusform>
            <numerusform>about %n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours</source>
        <translation>
            <numerusform>about %n hour</numerusform>
            <numerusform>about %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private. Only you can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note. Its first line is its title.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write here. # begins a heading, - a list, &gt; a quote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson {number}, {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the bin since {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read here, and written again when it is restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words were recovered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The note was deleted for good elsewhere while you wrote here. What else it said is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were written into a part of this note that has not come from your other laptop. When it comes, they go to their place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to do, in one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place or region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As exact as is safe. A region is enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndPanel</name>
    <message>
        <source>You read this on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the end of the testimony.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the end of the lesson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {activity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the last activity of this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as read and go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EndView</name>
    <message>
        <source>That was the last question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some answers had a better one. These places in the lessons explain them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers agree with the lessons. There is nothing you need to read again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth reading again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n questions come back later, because you asked for it.</source>
        <translation>
            <numerusform>%n question comes back later, because you asked for it.</numerusform>
            <numerusform>%n questions come back later, because you asked for it.</numerusform>
        </translation>
    </message>
    <message>
        <source>{lesson}, {section}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free 20 MB, then save again; nothing that was saved before is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not enough room on the disk: {needed} are needed and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and try again; what is here already stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of the data on this laptop is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close Fieldbook and open it again: it goes back to the last good copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this laptop was damaged; {salvaged} entries could still be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look through your latest notes; what the centre has comes back when you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data on this laptop was damaged; the copy of {copy} is back, with {salvaged} later entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer Fieldbook has written this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install that version or a later one; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} lies on a network drive, where your work could be damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on this laptop&apos;s own disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{service} copies the folder {folder} while you work, which would damage your work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that no service copies.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot write to {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the folder belongs to you, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Fieldbook is at work on this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key to this profile is not on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the profile where it was made, or begin a new one in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your twelve recovery words to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop has no safe place for keys, so yours lies in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever can read your files can read your work: lock your laptop&apos;s account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are not the recovery words of this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check each of the twelve words and their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer words have taken the place of these.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the newest ones; your other laptop shows them in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not joined a centre yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the code that the course team gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code has a mistake in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check it letter by letter: it has no 0, O, 1 or I.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre does not know this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the code and the address, or ask the course team for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is no longer valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the course team for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another laptop has joined with this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the course team for a code of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins with https:// and a name, like https://course.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not protected: others could read what you send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile has joined a centre already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To join another one, begin a profile of its own in another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the centre now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can work; everything is saved here, and we try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre&apos;s name was not found: there is no connection, or the name is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre could not show who it is, so we sent nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of your laptop, or try from another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line was cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost; it goes on from there the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line is too slow just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answered was not the centre: maybe a login page of the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a web page to sign in to the network, then try again; nothing was sent twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another centre answered than the one you joined, so we took nothing from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the course team whether the centre&apos;s address or key has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has too much to do just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has no room for more of what you write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything stays on this laptop and is sent when there is room; please tell the course team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What arrived is larger than it can be, so we did not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again from another network; if it happens again, tell the course team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of the texts is too long: at most {limit} characters can be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorten it and send it again; your text stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course team has taken this laptop off the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work stays here; ask the course team for a new code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre speaks a newer language than this Fieldbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the new version; your work stays here until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre did not accept this item.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the reason beside it, change it and send it again; nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack is damaged, and we did not use the damaged part.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it again from where it came; your answers and notes are not in the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack is not signed by the course team, so we did not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get it from the centre, or from a colleague who did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack with this name is known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the list of packs, or name a folder or address that has it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack is older than what you have, so we kept yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get the newest one from the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack needs a newer Fieldbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the new version first; the packs you have go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack {pack} is not on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it from the Packs page or with: fieldbook packs install {pack}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack {pack} is announced in {source} but is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole folder again, or install it from the centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A draft still needs this version of the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the draft first; then the old version goes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of packs there is out of date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date of your laptop, or ask the centre again; what is installed stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack waits in the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its state in the list of packs; what arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The download of this pack is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue it when you like; what arrived is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another download is under way on this laptop, and packs come one at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This one comes after it by itself, while Fieldbook is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is outside the hours that you allow for downloads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on at {until} while Fieldbook is open; the hours are on the Sharing page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by the byte, and you did not allow packs on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow it on the Packs page, or wait for another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no packs in {source}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder or the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is there, and refuses to give us the packs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the course team: it is nothing that you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing shows who signed this version, so another laptop would not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring the pack up to date, then copy it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The packs on this stick are not signed by your course team, so we left it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another stick or another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick has a newer version of this pack, so we left that one there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install it from the stick, and you have it too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space on it and copy again; it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick has too little space: {needs} are needed, and {free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it in again and try again; it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no complete copy of packs on this stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy them onto it from a laptop that has them, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no packs on this laptop that could be copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stick is write-protected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the small switch on its side if it has one, or use another stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a file that Fieldbook wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the one whose name ends with .fieldbundle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was damaged on its way, so we took nothing from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again, or ask for a new one; nothing that was here is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a part of this file is here, so we took nothing from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it again, and do not pull the stick out before it is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop wrote this file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to somebody who can connect; the stick comes back with an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is for another centre than yours, so we did not take it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to somebody of the same course as the person who gave it to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is for another laptop, and only that one can open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it to the person whose stick it came with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already another file at {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name; it may be the work of a colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop does not know yet how to seal a file for your centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect once; after that it works without a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You carry as much for colleagues as this laptop has room for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to the centre first, and hand the answers back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was written by a newer Fieldbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the new version, then open the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here has the id {id}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take an id from the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This good practice has no words yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write at least one of its parts and submit it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The title is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a title and submit it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done with a good practice that is {state}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its state in the list; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This good practice is somebody else&apos;s: here it can only be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one of your own, and say in it what you did differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it has changed since it was returned to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the moderator&apos;s words, change the text, and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This good practice was sent to the course team, so it is not deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back first, then delete the draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft of this good practice is not on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it on the laptop where it was written, or bring the draft here first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This good practice is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out of the bin, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No installed pack has the activity {activity}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the pack of its week; what you did in it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We cannot read the file {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its name and that it belongs to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line} of the file is not a note, so nothing was taken in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each line is like {{&quot;id&quot;: &quot;1&quot;, &quot;title&quot;: &quot;…&quot;, &quot;body&quot;: &quot;…&quot;, &quot;tags&quot;: []}}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that is needed was left empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the name that the course team knows you by.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose or write one, then check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This answer is not a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it in digits, for example 1,500 or 2.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No words are selected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a passage, then mark it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is neither a photo that can be added nor a PDF.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as JPEG, PNG, WebP or PDF and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture cannot be read to its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy it once more from where it came, then add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This picture has too many pixels for a small laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it smaller and add that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are {count} files here, and no more can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove one, or add it to another note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has {size}; at most {most} can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it smaller, or add a part of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content of this file is not on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch it; it comes with the next exchange.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has no more room for your files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays on this laptop; remove files that you no longer need, or ask the course team.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExchangeList</name>
    <message>
        <source>Exchanges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>received</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n exchanges</source>
        <translation>
            <numerusform>Show %n exchange</numerusform>
            <numerusform>Show all %n exchanges</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} {seconds}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer from the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time}, then the line was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line was too slow, stopped after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer did not come from a centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another centre answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre has no room for more of your work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server found it too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this laptop any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server needs a newer Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export to a USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is copied stays whole, also if you stop. Leave the stick in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} at most. {free} are free there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileCounts</name>
    <message numerus="yes">
        <source>%n files wait, {size}</source>
        <translation>
            <numerusform>%n file waits, {size}</numerusform>
            <numerusform>%n files wait, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were asked for, {size}</source>
        <translation>
            <numerusform>%n file was asked for, {size}</numerusform>
            <numerusform>%n files were asked for, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were not accepted, {size}</source>
        <translation>
            <numerusform>%n file was not accepted, {size}</numerusform>
            <numerusform>%n files were not accepted, {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileGifts</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send it with the practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send {name} with the practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetch {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop fetching {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Not accepted by the centre. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop and at the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its way, {part} are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes with the next exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the centre, {part} are here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the centre, not on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Add a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A photo or a PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this practice. Each one comes when you ask for it, and not before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you tick goes to the moderators with the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures are kept without the place and the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A PDF is kept as it is: it can hold the name of its author.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos and PDFs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to save the copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is saved. Whoever opens that folder can read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Press to remove</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find in practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstWeek</name>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No week is on this laptop yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for packs: from the course team&apos;s server, when there is a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first week is ready to be installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}”, {size}. After that it works without connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GivenStep</name>
    <message>
        <source>You have another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its twelve words open here what you wrote there for yourself alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You find this again in Settings. Lessons, quizzes and notes all work now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type them later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryPopover</name>
    <message>
        <source>History of this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a date to read the note as it was then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no earlier version yet. One is kept for every hour in which you write.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoursField</name>
    <message>
        <source>–</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a time of day. Write it like 18:00.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Import from a USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We look at what lies there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every file is checked as it comes. Leave the stick in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No new pack is complete on this stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing new for this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export it again on the laptop that has it. What is whole there is not written again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n items</source>
        <translation>
            <numerusform>Show %n item</numerusform>
            <numerusform>Show all %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemWords</name>
    <message>
        <source>{kind}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {moment}</source>
        <comment>past tense: somebody read it then</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Address of the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course team gives you address and code together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters and numbers in groups. Small letters are fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have recovery words from another laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the centre. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the address, for example https://centre.example.org</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the code, for example 7K4M-PQ2R-…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>When you join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you finish is shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished activities with their dates, and the good practices you submit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write for yourself stays yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes, highlights, answers and drafts are sealed. The centre cannot read them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You never wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of Fieldbook works without connection. Things go when there is one, in seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JourneyPage</name>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of the journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is in week {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the cohort</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language} (not yet reviewed)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>Centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonQuote</name>
    <message>
        <source>From the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{sentence}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesson}, {section}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it again, {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For packs and files. What you write is small and is always sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the connection is paid by the byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs come from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs come until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: at any hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This month: {up} sent, {down} received.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search my notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lesson {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select a sentence in a lesson and press N.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n marks whose lesson is not here</source>
        <translation>
            <numerusform>%n mark whose lesson is not here</numerusform>
            <numerusform>%n marks whose lesson is not here</numerusform>
        </translation>
    </message>
    <message>
        <source>No note has “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No note has this tag any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LostEntry</name>
    <message>
        <source>My note, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the highlight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LostList</name>
    <message>
        <source>A lesson that was never on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LostMarks</name>
    <message>
        <source>These words are not in the lesson any more. What you made of them stays here. If the words come back, it finds its place again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LostPopover</name>
    <message>
        <source>Their place has gone</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarginCard</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MarginNote</name>
    <message>
        <source>Not saved. Your words are still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text has changed. It was: “{quote}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My note on: {quote}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your note here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this highlight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private. Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>{name}: {value} of 10</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NarrowRail</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%n practices returned to you</source>
        <translation>
            <numerusform>%n practice returned to you</numerusform>
            <numerusform>%n practices returned to you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewWordsDialog</name>
    <message>
        <source>I have the new words on paper, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other laptops go on. They read what you write here once you type these words there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other laptop was reported lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We make new recovery words, so that it cannot read what you write from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without its words, what your other laptop wrote for you alone stays sealed. With new words this laptop sends what you write.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDelegate</name>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteGroups</name>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteHistory</name>
    <message>
        <source>today, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteRows</name>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovered words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {when}. {words} Tags: {tags}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title}, {when}. {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message>
        <source>The note is in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These lessons are not on this laptop now. What you marked in them stays here, and finds its place again with the lesson.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer, and the best</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnPacePanel</name>
    <message>
        <source>Your own pace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not in a cohort now. Nothing closes; take the time you need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the course team places you in one, its calendar appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing closes; take the time you need. All you do stays on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a code from the course team you can join a cohort at any time. Its calendar appears here, and nothing you made is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PaceCounts</name>
    <message numerus="yes">
        <source>You are %n activities behind.</source>
        <translation>
            <numerusform>You are one activity behind.</numerusform>
            <numerusform>You are %n activities behind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are %n activities ahead.</source>
        <translation>
            <numerusform>You are one activity ahead.</numerusform>
            <numerusform>You are %n activities ahead.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaceWords</name>
    <message>
        <source>Today is {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course begins on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course ended on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it stays open to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing closes before {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is in week {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is at lesson {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is at the quiz of week {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cohort is at “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are with the cohort.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message>
        <source>Week {number}  {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not the language you read in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version} is kept for a draft that began in it, {size}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update: {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not whole yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signature not valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not updated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by the course team, key {key}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you can take it early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>installed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version {version} is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} here. Goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>Packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each pack is a part of the course that works without connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check for new packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This list of packs was valid until {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is installed works as before. Connect, or import from a stick, to see what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs use {used} on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} of it are older versions that drafts still need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We last looked for new packs on {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new packs can be installed.</source>
        <translation>
            <numerusform>%n new pack can be installed.</numerusform>
            <numerusform>%n new packs can be installed.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack is on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pack} is on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs come with the program, from the course team’s server, or on a stick from a colleague.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you wrote is still here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PastNotice</name>
    <message>
        <source>The note as it was: {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be read here. What you wrote since is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use these words again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeParts</name>
    <message>
        <source>Context</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where was it, and who was there? Roles, not names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong, or could have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did you do, step by step?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who agreed, who helped, who decided?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changed, and how soon?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you know? A log, minutes, a count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When does it not work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What should a colleague elsewhere do first?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeRows</name>
    <message>
        <source>Without a title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeSteps</name>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticesPage</name>
    <message>
        <source>Good practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short, tested, honest about limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted drafts stay here for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a filter away to see more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No practices yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down one thing that worked. Eight short parts help you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The draft lies in the bin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays there for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>This is a preview. The course team has not signed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you write or mark here is thrown away when you close the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Update now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for a better connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We look at the new version. This takes a few kilobytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can say now what will change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space, then look at it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionArea</name>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My answer, as a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is for you. Nobody grades it, and nobody sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than one answer fits. Choose all that do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what belongs to each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left}: {right}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best answer: {right}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuizPage</name>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved after each answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All questions answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is my answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an answer first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are asked this again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me this again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are asked this again in week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me this again in week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number, for example 8.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>{kind} {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number}, {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Principle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real case</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this lesson you can</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write my answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show our answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide our answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figure {number}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source: {sources}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reviewed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select words first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw over the words with the mouse. Or press the right arrow key to place the cursor, and Shift with the arrow keys to select. Then press H.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for a better connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What changes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Remove this pack from the laptop?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the pack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this download?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop, and keep what is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove what is here of this pack?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} are here. If you remove them, they have to be downloaded again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pack needs {size}. Without your word it waits for another connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by the byte. Download it now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes, highlights, answers and progress stay, and come back with the pack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read it again you need its {size}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedState</name>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved when you pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ScaleChoice</name>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Journey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the course team sees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons, notes, glossary and good practices on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in everything on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Enter&lt;/b&gt;  open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Up and Down&lt;/b&gt;  choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;b&gt;Esc&lt;/b&gt;  close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n results, all on this laptop</source>
        <translation>
            <numerusform>%n result, on this laptop</numerusform>
            <numerusform>%n results, all on this laptop</numerusform>
        </translation>
    </message>
    <message>
        <source>Lessons, your notes, the glossary and good practices. The beginning of a word is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this laptop has these words. Try fewer letters, or another word.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are kept at once, on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the text in lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arabic-Indic digits in Arabic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished activities with their dates, and the practices you submit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast, at which hours, and over which connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits for packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsHelp</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignerLine</name>
    <message>
        <source>Signed by the course team, key {key}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SizeQuestion</name>
    <message>
        <source>Make this picture smaller?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has {now}. Made smaller it has {then}, and a page in it can still be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it smaller, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it as it is, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not add it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StateHeader</name>
    <message numerus="yes">
        <source>Sending and receiving. %n entries so far.</source>
        <translation>
            <numerusform>Sending and receiving. %n entry so far.</numerusform>
            <numerusform>Sending and receiving. %n entries so far.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending {this} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatePath</name>
    <message>
        <source>State: {state}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepHead</name>
    <message>
        <source>Step {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StickCounts</name>
    <message numerus="yes">
        <source>Import %n packs</source>
        <translation>
            <numerusform>Import %n pack</numerusform>
            <numerusform>Import %n packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n packs to the stick</source>
        <translation>
            <numerusform>Copy %n pack to the stick</numerusform>
            <numerusform>Copy %n packs to the stick</numerusform>
        </translation>
    </message>
    <message>
        <source>No pack came to this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n packs came to this laptop.</source>
        <translation>
            <numerusform>%n pack came to this laptop.</numerusform>
            <numerusform>%n packs came to this laptop.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can take the stick out now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n packs are on the stick.</source>
        <translation>
            <numerusform>%n pack is on the stick.</numerusform>
            <numerusform>%n packs are on the stick.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were there already. You can take the stick out now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We wrote {size}. You can take the stick out now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StickDesk</name>
    <message>
        <source>Import from a USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We check the signature before use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to a USB stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packs only. Your notes stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no pack here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder with packs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the packs go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StickPanel</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StickWords</name>
    <message>
        <source>Not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older than yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>some of its files are not on the stick</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you have version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you keep version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list on this stick was valid until {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We check every signature all the same. Whether there is something newer, only a connection can tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop knows a newer list of packs than this stick carries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes back: only what is new for you is taken.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncBadge</name>
    <message>
        <source>All saved on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: look here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending {this} of {of}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server said no: look here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes stay here: words wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptop lost: make new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes here wait for words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not joined to a course yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncCounts</name>
    <message numerus="yes">
        <source>The server did not accept %n items.</source>
        <translation>
            <numerusform>The server did not accept %n item.</numerusform>
            <numerusform>The server did not accept %n items.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files wait to be sent, {size}.</source>
        <translation>
            <numerusform>%n file waits to be sent, {size}.</numerusform>
            <numerusform>%n files wait to be sent, {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items wait to be sent, {size}.</source>
        <translation>
            <numerusform>%n item waits to be sent, {size}.</numerusform>
            <numerusform>%n items wait to be sent, {size}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncFiles</name>
    <message>
        <source>Your limits let them go on from {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by the byte. They wait for another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last try broke off. They go on from there at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait for your twelve words, as your notes do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After what you wrote, at most {size} a second, as your limits say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They come with the next exchange, after what you wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go with the next exchange, after what you wrote.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Your items</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received by the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was reached at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new entries came from it.</source>
        <translation>
            <numerusform>%n new entry came from it.</numerusform>
            <numerusform>%n new entries came from it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of colleagues were delivered.</source>
        <translation>
            <numerusform>%n file of a colleague was delivered.</numerusform>
            <numerusform>%n files of colleagues were delivered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs have reached the server.</source>
        <translation>
            <numerusform>%n photo or PDF has reached the server.</numerusform>
            <numerusform>%n photos or PDFs have reached the server.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs came from it.</source>
        <translation>
            <numerusform>%n photo or PDF came from it.</numerusform>
            <numerusform>%n photos or PDFs came from it.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your words were exchanged, but not all files.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>You have not joined a centre, so nothing leaves this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a code from the course team you can join at any time. Nothing you made is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All your words have reached the server. Files wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All your words have reached the server, but not all your files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All you finished has reached the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you wrote is saved on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not everything you wrote is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was deleted. See the reason below, change it and send it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has not been reached yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was last reached {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote for yourself goes once this laptop has your twelve words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try: when there is a connection, or when you press “Try now”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next try: {when}, or when you press “Try now”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can close the laptop; nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagFilter</name>
    <message>
        <source>All {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes with the tag {tag}: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>#{tag}  {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you submitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. A finished lesson or quiz appears here with its date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. A good practice appears here when you submit it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your notes and highlights. They leave this laptop encrypted, for your own laptops only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answers in quizzes, right or wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts of practices, and what you deleted from them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where in a lesson you are, and how long you read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished {day}, not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not joined a centre: nobody sees anything yet. This is what a course team would see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet. This is all that will be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is all. It was last sent {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextSizePopover</name>
    <message>
        <source>{size} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the lesson’s text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show under each paragraph what it rests on (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F9 changes the colours on every page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper, for rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun, outdoors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lamp, at night</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeCounts</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Remove the bookmark (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a bookmark (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contents of this lesson (C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size and colours (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Highlight the selected words (H)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a note (N)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Section {number} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferLine</name>
    <message>
        <source>Update</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message>
        <source>{size}/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %, paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %, waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} here. {waits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks you first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes when you continue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on from {time}, as your limits say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by the byte, and your limits say: never.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This connection is paid by the byte.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on when connected. We try again at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on when connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comes when the one before it is here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open your work with the twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve words, in their order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the sheet of paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Your last words are not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnsavedNotice</name>
    <message>
        <source>{todo} Your text is still on the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Waiting to be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe here. They go when the server can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits. What you finish goes when the server can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See all of them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>{kind}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekList</name>
    <message>
        <source>Weeks of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open. Press to fold it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to show its activities.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to see its pack.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekRowWidget</name>
    <message>
        <source>Week {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{part} here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged: install it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{screen} – Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{size} KB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{here} of {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testimony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message>
        <source>Use these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I do not have these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your other laptop was reported lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It knows your recovery words. With new ones it cannot read what you write from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes from your other laptop are here, and wait for its new recovery words. If no other laptop of yours has made any, make new ones here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes from your other laptop are here, and wait for its recovery words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop waits for the recovery words of your other one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then the notes, marks and drafts that you write here stay on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop was not given the newest words. What you write here is sent all the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>The twelve words of your other laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their order, with a space between. Your other laptop shows them in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All twelve words are needed, in their order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All twelve words are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} of {needed} words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {number}, “{word}”, is not one of the words there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perhaps “{word}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>These are %n words. Twelve are needed.</source>
        <translation>
            <numerusform>This is %n word. Twelve are needed.</numerusform>
            <numerusform>These are %n words. Twelve are needed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of these words can be right, but together they are not: one stands for another, or two changed places.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Keep them on paper, away from this laptop. With them you open your profile on another laptop and read your private notes again. Nobody else can give them to you: without this laptop and without these words your private notes are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this sheet away from the laptop. Type the words in this order when Fieldbook asks for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve words for Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsSection</name>
    <message>
        <source>They open your work on another laptop. Look around before you show them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsSheet</name>
    <message>
        <source>Your twelve words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>Write down twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are the key to your private notes. If this laptop is lost, they open your work on another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have the words on paper, in this order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First write the words down or print them, then tick the box.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YouSection</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: field coordinator, liaison officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place or region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As exact as is safe. A region is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your name, for example Amina Diallo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YouStep</name>
    <message>
        <source>Welcome to Fieldbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A six-week course that works without a connection. What you write stays on this laptop first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As colleagues know you. They see it beside what you publish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role, if you like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For example: field coordinator, liaison officer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write your name, for example Amina Diallo.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Exchange</name>
    <message>
        <source>{up} sent, {down} received</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_ItemRow</name>
    <message>
        <source>The server did not accept it: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Privacy</name>
    <message>
        <source>Private. Only you can read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_RemoveQuestion</name>
    <message>
        <source>It goes from all your laptops and from the centre. There is no bin for files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes from this draft on all your laptops. There is no bin for files. What you sent before keeps it until you take that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this file?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_SelectBox</name>
    <message>
        <source>{label}: {choice}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
